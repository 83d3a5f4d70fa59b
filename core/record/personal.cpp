#include "core/record/personal.h"

#include "core/record/erasure.h"
#include "core/record/fold.h"
#include "core/record/submission.h"

namespace plumbline::core::record {

bool isPersonal(EntityKind kind, std::string_view field)
{
    switch (kind) {
    case EntityKind::Project:
        return field == field::kCustomer;
    case EntityKind::Evaluation:
        if (const auto closed = splitHandedIn(field)) // a copy of the value that it closed
            return isPersonal(closed->item.empty() ? EntityKind::Evaluation : EntityKind::Answer, closed->field);
        return field == field::kEvaluator || field == field::kNote || field == field::kSignature
            || field.starts_with("by.unknown.");
    case EntityKind::Answer:
    case EntityKind::Management:
    case EntityKind::Indicator:
        return field == field::kNote;
    case EntityKind::Visit:
        return field == field::kNote || field == "notes" || field == field::kSignature || field == field::kAddress
            || field == field::kLatitude || field == field::kLongitude || field == field::kPosition
            || field == field::kName;
    case EntityKind::Attachment:
        return field == field::kLatitude || field == field::kLongitude || field == field::kName
            || field == field::kContent;
    case EntityKind::Member:
        return field == field::kName;
    default:
        return false;
    }
}

Digest commitment(ByteView salt, ByteView encodedValue)
{
    static constexpr std::string_view kDomain = "plumbline.personal/1 sha256\n";
    thread_local Sha256 hash;
    const std::uint8_t saltSize = static_cast<std::uint8_t>(salt.size());
    hash.update(kDomain).update(ByteView(&saltSize, 1)).update(salt).update(encodedValue);
    return hash.finish();
}

} // namespace plumbline::core::record
