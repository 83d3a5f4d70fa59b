#include "qml/app/heap.h"

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#endif

namespace plumbline::app {

#ifdef __GLIBC__
namespace {

/// More than a start with a long audit takes, so that the heap grows once. Untouched memory is none.
constexpr int kFirstGrowth = 16 << 20;
constexpr std::uintptr_t kLargePage = 2 << 20;
/// More than one page, less than what is mapped apart.
constexpr std::size_t kInHeap = 100 << 10;

} // namespace
#endif

Heap::Heap()
{
#ifdef __GLIBC__
    ::malloc_trim(0); // so that the next allocation grows the heap
    ::mallopt(M_TOP_PAD, kFirstGrowth);
    ::mallopt(M_TRIM_THRESHOLD, 2 * kFirstGrowth); // AuditDocument gives back what reading leaves
    const auto former = reinterpret_cast<std::uintptr_t>(::sbrk(0));
    void *volatile first = std::malloc(kInHeap); // volatile: compilers know that a pair of these does nothing
    std::free(first);
    const std::uintptr_t begin = (former + kLargePage - 1) & ~(kLargePage - 1);
    const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
    if (end > begin) // a system without large pages refuses, and nothing is lost
        (void)::madvise(reinterpret_cast<void *>(begin), end - begin, MADV_HUGEPAGE);
#endif
}

} // namespace plumbline::app
