// Debian ships no compiled Boost.JSON; the library offers this header to be compiled once instead.
#include <boost/json/src.hpp>
