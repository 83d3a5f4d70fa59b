#include "mobile/photos/whole_picture.h"

#include <algorithm>
#include <array>

namespace plumbline::mobile {

namespace {

using core::ByteView;

constexpr std::array<std::uint8_t, 8> kPngStart{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

std::size_t big(ByteView bytes)
{
    std::size_t number = 0;
    for (const std::uint8_t byte : bytes)
        number = number << 8U | byte;
    return number;
}

/// Chunks: length, name, content, CRC. The last one is IEND.
bool isWholePng(ByteView file)
{
    constexpr std::size_t kLength = 4, kName = 4, kCrc = 4;
    for (std::size_t at = kPngStart.size(); file.size() - at >= kLength + kName + kCrc;) {
        const std::size_t length = big(file.subspan(at, kLength));
        if (length > file.size() - at - kLength - kName - kCrc)
            return false;
        if (core::asText(file.subspan(at + kLength, kName)) == "IEND")
            return true;
        at += kLength + kName + length + kCrc;
    }
    return false;
}

/// Segments: marker, length, content. Picture data follow a start of scan up to the next marker; the end has one of its
/// own. What an embedded preview holds lies within a segment.
bool isWholeJpeg(ByteView file)
{
    constexpr std::uint8_t kMark = 0xFF, kEnd = 0xD9, kScan = 0xDA, kFirstRestart = 0xD0, kLastRestart = 0xD7;
    bool scanning = false;
    for (std::size_t at = 2; at + 1 < file.size();) {
        const std::uint8_t next = file[at + 1];
        const bool marker = file[at] == kMark && next != kMark && next != 0
            && !(scanning && next >= kFirstRestart && next <= kLastRestart);
        if (!marker) { // between segments a decoder looks over it
            ++at;
            continue;
        }
        if (next == kEnd)
            return true;
        if (at + 4 > file.size())
            return false;
        scanning = next == kScan;
        at += 2 + std::max<std::size_t>(2, big(file.subspan(at + 2, 2)));
    }
    return false;
}

} // namespace

bool isWholePicture(ByteView file)
{
    if (file.size() >= 2 && file[0] == 0xFF && file[1] == 0xD8)
        return isWholeJpeg(file);
    if (file.size() >= kPngStart.size() && std::ranges::equal(file.first(kPngStart.size()), kPngStart))
        return isWholePng(file);
    return true;
}

} // namespace plumbline::mobile
