#pragma once
// A JPEG with EXIF made by hand, as a camera would: orientation, time with offset, position.

#include <QBuffer>
#include <QColor>
#include <QImage>

#include <cstdint>
#include <string>
#include <vector>

namespace plumbline::mobile::testing {

/// Little-endian TIFF structure with one Exif and one GPS directory.
class ExifBlock {
public:
    ExifBlock()
    {
        m_bytes = {'I', 'I', 42, 0, 8, 0, 0, 0};
        directory(3);
        number(0x0112, 6); // turned by a quarter
        const std::size_t exif = pointer(0x8769);
        const std::size_t gps = pointer(0x8825);
        put32(0);
        patch(exif);
        directory(2);
        text(0x9003, "2026:11:03 10:12:00");
        text(0x9011, "+08:00");
        put32(0);
        flush();
        patch(gps);
        directory(4);
        text(1, "N");
        angle(2, 31, 13, 5000);
        text(3, "E");
        angle(4, 121, 28, 3000);
        put32(0);
        flush();
    }

    /// As the APP1 segment of a JPEG.
    QByteArray segment() const
    {
        QByteArray out("\xff\xe1", 2);
        const std::size_t size = m_bytes.size() + 8;
        out.append(static_cast<char>(size >> 8)).append(static_cast<char>(size & 255)).append("Exif\0\0", 6);
        out.append(reinterpret_cast<const char *>(m_bytes.data()), static_cast<qsizetype>(m_bytes.size()));
        return out;
    }

private:
    void put16(std::uint32_t value) { m_bytes.insert(m_bytes.end(), {std::uint8_t(value), std::uint8_t(value >> 8)}); }
    void put32(std::uint32_t value)
    {
        put16(value & 0xffff);
        put16(value >> 16);
    }
    void directory(std::uint32_t entries) { put16(entries); }
    void number(std::uint32_t tag, std::uint32_t value)
    {
        put16(tag);
        put16(3);
        put32(1);
        put32(value);
    }
    std::size_t pointer(std::uint32_t tag)
    {
        put16(tag);
        put16(4);
        put32(1);
        put32(0);
        return m_bytes.size() - 4;
    }
    void patch(std::size_t at)
    {
        for (int byte = 0; byte < 4; ++byte)
            m_bytes[at + static_cast<std::size_t>(byte)] = std::uint8_t(m_bytes.size() >> (8 * byte));
    }
    void text(std::uint32_t tag, const std::string &value)
    {
        std::vector<std::uint8_t> data(value.begin(), value.end());
        data.push_back(0);
        entry(tag, 2, static_cast<std::uint32_t>(data.size()), data);
    }
    void angle(std::uint32_t tag, std::uint32_t degrees, std::uint32_t minutes, std::uint32_t hundredths)
    {
        std::vector<std::uint8_t> data;
        for (const std::uint32_t value : {degrees, 1U, minutes, 1U, hundredths, 100U}) {
            for (int byte = 0; byte < 4; ++byte)
                data.push_back(std::uint8_t(value >> (8 * byte)));
        }
        entry(tag, 5, 3, data);
    }
    void entry(std::uint32_t tag, std::uint32_t type, std::uint32_t count, std::vector<std::uint8_t> data)
    {
        put16(tag);
        put16(type);
        put32(count);
        if (data.size() <= 4) {
            data.resize(4);
            m_bytes.insert(m_bytes.end(), data.begin(), data.end());
        } else {
            m_later.emplace_back(m_bytes.size(), std::move(data));
            put32(0);
        }
    }
    void flush()
    {
        for (const auto &[at, data] : m_later) {
            patch(at);
            m_bytes.insert(m_bytes.end(), data.begin(), data.end());
        }
        m_later.clear();
    }

    std::vector<std::uint8_t> m_bytes;
    std::vector<std::pair<std::size_t, std::vector<std::uint8_t>>> m_later;
};

inline QByteArray exifJpeg(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(QColor(90, 120, 200));
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG");
    return jpeg.insert(2, ExifBlock().segment());
}

} // namespace plumbline::mobile::testing
