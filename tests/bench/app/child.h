#pragma once
// The programs that are measured, each in a process of its own: the tablet on the big audit, and an empty window.

namespace plumbline::bench {

/// An empty Qt Quick Controls window: says when its first frame was shown and what memory it takes.
int emptyWindow(int argc, char **argv);

/// The tablet on a device that holds the big audit: the same two figures, the memory once its project list is painted,
/// and when that was.
int tabletStart(int argc, char **argv);

/// The tablet on an observation: milliseconds from the release of each tap to the painted answer.
int tabletTaps(int argc, char **argv);

/// The tablet on the management page: milliseconds between the frames of flicks through the 52 items.
int tabletScroll(int argc, char **argv);

} // namespace plumbline::bench
