"""One date of EDTF, levels 0 to 2: its parts (parse), bounds in days (bounds) and words (words).

The syntax is ISO 8601-2:2019 as profiled by the Library of Congress
(https://www.loc.gov/standards/datetime/), in the final form, as edtf.js 4 reads it
(https://github.com/inukshuk/edtf.js).  Years are astronomical, of the proleptic Gregorian
calendar: year 0 is 1 BCE.  Where readers differ, this one chooses as follows.

- Seasons have no months in the standard.  Spring (21) begins in March, summer in June, autumn in
  September, as in python-edtf 5 (https://github.com/ixc/python-edtf), and winter (24) runs from
  December to the February after it, where python-edtf ends with December; edtf.js takes the
  quarters of the calendar.  25 to 28 are the same in the north, 29 to 32 half a year later in the
  south, 33 to 36 quarters, 37 to 39 thirds and 40 to 41 halves of the year.
- An exponential year (``Y17E7``) is that year alone; only ``S`` makes it a range.  With ``S3`` it
  is any year that begins with the same three digits, as the profile's example says.
- A century of two digits (``19``) and a decade of three (``156``) are years with the other digits
  unknown: ``19XX``, ``156X``.  Before year 0 the digits count too: ``-04`` is -0499 to -0400,
  where edtf.js has -0400 to -0301.  Both stand alone: in intervals and sets they are refused, as in
  edtf.js, since ``12/2017`` is December and ``1939/45`` a war.
- 29 February is refused in a year that has none, which edtf.js leaves open.
- Qualifiers are read after long years, seasons, decades and years with unknown digits as well, and
  seasons as ends of intervals, as edtf-validate has it (https://github.com/unt-libraries/edtf-validate);
  long years in an interval are refused by both, and so here: they stand in date and end apart.
- An end before its start is refused, as in edtf-validate; edtf.js reads it.
"""
