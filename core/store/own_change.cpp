#include "core/store/own_change.h"

#include "core/record/encoding.h"

namespace plumbline::core::store {

Result<void> logOwn(Store::Impl &store, Stream &stream, const record::Change &change, std::uint64_t &folded)
{
    record::Encoding &encoding = store.encoding;
    record::encode(change, store.surroundings.random, encoding);
    if (encoding.body.size() > record::kMaxBodySize || stream.head + 1 >= kMaxNumber)
        return Error{ErrorCode::InvalidInput,
                     {"一次输入的内容过长（上限 1 MB）。", "One entry is too long: at most 1 MB."},
                     change.entity.key};
    if (auto added = store.log.add(stream.number, change.id.number, stream.hash, encoding.body, encoding.personal);
        !added)
        return added;
    stream.hash = store.hasher.next(stream.hash, change.id.number, encoding.body);
    stream.head = change.id.number;
    stream.time = change.time;
    stream.dirty = true;
    folded = stream.head;
    return {};
}

} // namespace plumbline::core::store
