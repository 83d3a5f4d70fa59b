#pragma once
// The figures of bench.md that this program measures, a function for each group.

namespace plumbline::bench {

void upload();    ///< sync.upload_100k, sync.bytes_up
void pgUpload();  ///< sync.pg_upload
void reconnect(); ///< sync.reconnect_rtt, sync.reconnect_bytes, sync.reconnect_wire
void crowd();     ///< sync.tablets_200
void idle();      ///< sync.idle_kib
void live();      ///< sync.live_p99

} // namespace plumbline::bench
