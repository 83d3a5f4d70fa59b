#include "core/sampling/ticket.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace plumbline::core::sampling {

namespace {

constexpr std::uint32_t kBillion = 1'000'000'000;
constexpr int kDigitsPerChunk = 9;
constexpr std::size_t kLeastDigits = 64;

/// A 256-bit integer, most significant word first.
using Words = std::array<std::uint32_t, 8>;

Words wordsOf(const Digest &digest)
{
    Words words;
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i] = std::uint32_t{digest[4 * i]} << 24 | std::uint32_t{digest[4 * i + 1]} << 16
            | std::uint32_t{digest[4 * i + 2]} << 8 | digest[4 * i + 3];
    return words;
}

/// Divides by 10^9 in place and gives the remainder: the next nine digits.
std::uint32_t takeChunk(Words &words)
{
    std::uint64_t rest = 0;
    for (std::uint32_t &word : words) {
        const std::uint64_t part = rest << 32 | word;
        word = static_cast<std::uint32_t>(part / kBillion);
        rest = part % kBillion;
    }
    return static_cast<std::uint32_t>(rest);
}

constexpr std::array<std::uint32_t, 1000> kReversed = [] {
    std::array<std::uint32_t, 1000> reversed{};
    for (std::uint32_t n = 0; n < reversed.size(); ++n)
        reversed[n] = n % 10 * 100 + n / 10 % 10 * 10 + n / 100;
    return reversed;
}();

/// The nine digits of a chunk in the opposite order.
std::uint32_t reverseChunk(std::uint32_t chunk)
{
    return kReversed[chunk % 1000] * 1'000'000 + kReversed[chunk / 1000 % 1000] * 1000 + kReversed[chunk / 1'000'000];
}

} // namespace

TicketMaker::TicketMaker(std::string_view seed)
{
    m_seeded.update(toHex(sha256(asBytes(seed)))); // a whole block of the hash: done once
}

Digest TicketMaker::digest(std::string_view id) const
{
    return Sha256(m_seeded).update(id).finish();
}

std::string ticketText(const Digest &digest)
{
    Words words = wordsOf(digest);
    std::string text = "0.";
    while (std::any_of(words.begin(), words.end(), [](std::uint32_t word) { return word != 0; })) {
        std::uint32_t chunk = takeChunk(words);
        for (int i = 0; i < kDigitsPerChunk; ++i, chunk /= 10)
            text.push_back(static_cast<char>('0' + chunk % 10));
    }
    // The number's own leading zeros would now trail it: none beyond the padding to 64 digits stays.
    while (text.size() > 2 + kLeastDigits && text.back() == '0')
        text.pop_back();
    text.resize(std::max(text.size(), 2 + kLeastDigits), '0');
    return text;
}

std::uint64_t ticketKey(const Digest &digest)
{
    Words words = wordsOf(digest);
    const std::uint64_t first = reverseChunk(takeChunk(words));
    return first * kBillion + reverseChunk(takeChunk(words));
}

std::vector<Ranked> smallestTickets(std::span<const std::string_view> ids, std::string_view seed, std::size_t count)
{
    const TicketMaker maker(seed);
    std::vector<Ranked> unordered;
    unordered.reserve(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i)
        unordered.push_back({ticketKey(maker.digest(ids[i])), i});

    // Two keys of a million agree once in a million draws: only then are whole tickets compared.
    const auto before = [&](const Ranked &left, const Ranked &right) {
        if (left.key != right.key)
            return left.key < right.key;
        if (ids[left.position] == ids[right.position])
            return left.position < right.position;
        return ticketText(maker.digest(ids[left.position])) < ticketText(maker.digest(ids[right.position]));
    };

    // Keys are as good as evenly spread: each goes near its place at once, and a few neighbours are sorted among
    // themselves.
    constexpr std::size_t kNeighbours = 8;
    const std::size_t buckets = ids.size() / kNeighbours + 1;
    const double perKey = static_cast<double>(buckets) / (static_cast<double>(kBillion) * kBillion);
    const auto bucketOf = [&](const Ranked &each) {
        return std::min(buckets - 1, static_cast<std::size_t>(static_cast<double>(each.key) * perKey));
    };
    std::vector<std::size_t> ends(buckets + 1); // of the bucket before; once all are placed, of each
    for (const Ranked &each : unordered)
        ++ends[bucketOf(each) + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<Ranked> order(unordered.size());
    for (const Ranked &each : unordered)
        order[ends[bucketOf(each)]++] = each;
    const std::size_t wanted = std::min(count, ids.size());
    for (std::size_t bucket = 0, begin = 0; begin < wanted; begin = ends[bucket++])
        std::sort(order.begin() + static_cast<std::ptrdiff_t>(begin),
                  order.begin() + static_cast<std::ptrdiff_t>(ends[bucket]), before);
    order.resize(wanted);
    return order;
}

} // namespace plumbline::core::sampling
