#!/bin/sh
# Puts the class's folder into the home, which may be a volume that was mounted empty, brings it up
# to date on later starts (what a reader changed stays), and then runs what the container is for.
set -eu
natorussia start "$HOME/course"
cd "$HOME/course"
exec "$@"
