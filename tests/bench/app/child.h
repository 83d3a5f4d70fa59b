#pragma once
// The tablet on the big audit, as it is measured: each in a process of its own.

namespace plumbline::bench {

/// The tablet on a device that holds the big audit, its PIN given at the start: when its project list was painted.
int tabletStart(int argc, char **argv);

/// The same, its PIN typed once the lock page stands: when that page was painted, the memory once the list and its
/// results are, and the milliseconds between the PIN and the list.
int tabletUnlock(int argc, char **argv);

/// The tablet on an observation: milliseconds from the release of each tap to the painted answer.
int tabletTaps(int argc, char **argv);

/// The tablet on the management page: milliseconds between the frames of flicks through the 52 items.
int tabletScroll(int argc, char **argv);

} // namespace plumbline::bench
