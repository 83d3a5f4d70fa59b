#pragma once
// How the program's memory is laid out, before any of it is used.

namespace plumbline::app {

/// Made first: what a start allocates then comes as a few large pieces, where the system can do that.
class Heap {
public:
    Heap();
};

} // namespace plumbline::app
