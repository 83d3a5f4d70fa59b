#pragma once
// The way of SQLite's files to a FaultDisk.

#include <filesystem>

namespace plumbline::tests {

class FaultDisk;

/// Registers the VFS "plumbline-fault", once, as the default in front of the one that was it before: so the product
/// needs no door for tests. A path below a disk's root goes to that disk, any other straight on.
void installFaultVfs();

/// FaultDisk does so itself.
void attachDisk(FaultDisk &disk);
void detachDisk(FaultDisk &disk);

/// The disk that serves a path; null if none does.
FaultDisk *diskOf(const char *path);

} // namespace plumbline::tests
