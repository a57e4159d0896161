// The run-time of others for both editions of SCORM, for a page to play a package in.
import { Scorm12API } from "npm:scorm-again@3.4.3/scorm12/min";
import { Scorm2004API } from "npm:scorm-again@3.4.3/scorm2004/min";

Object.assign(globalThis, { Scorm12API, Scorm2004API });
