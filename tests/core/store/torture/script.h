#pragma once
// What the writer writes, so that the one who killed it knows what must be there: change n says n.

#include "core/record/entity_keys.h"
#include "core/record/fold.h"

namespace plumbline::tests::torture {

using namespace core;
using namespace core::record;

inline constexpr char kAudit[] = "torture";
inline constexpr char kSetting[] = "count";

inline std::string wordOf(std::uint64_t number)
{
    return "written as number " + std::to_string(number);
}

/// The edit that becomes change `number`. Keys repeat, so that registers are rewritten and values superseded.
inline Edit editOf(std::uint64_t number)
{
    switch (number % 3) {
    case 0:
        return {{EntityKind::Answer, answerKey("E" + std::to_string(number % 7), "1.3." + std::to_string(number % 5))},
                {{field::kNote, wordOf(number)}},
                {}};
    case 1:
        return {{EntityKind::Management, "1.1." + std::to_string(number % 9)}, {{field::kReason, wordOf(number)}}, {}};
    default:
        return {{EntityKind::Project, "P" + std::to_string(number % 40)}, {{field::kCustomer, wordOf(number)}}, {}};
    }
}

/// How many changes the transaction after change `number` makes: mostly a tap, now and then an import.
inline std::uint64_t countAfter(std::uint64_t number)
{
    return number % 17 == 3 ? 130 : number % 5 == 2 ? 9 : 1;
}

inline Bytes attachmentOf(std::uint64_t number)
{
    const std::string word = wordOf(number);
    Bytes bytes;
    while (bytes.size() < 20'000)
        bytes.insert(bytes.end(), word.begin(), word.end());
    return bytes;
}

} // namespace plumbline::tests::torture
