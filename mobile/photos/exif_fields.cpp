#include "mobile/photos/exif_fields.h"

#include <libexif/exif-data.h>

#include <cmath>
#include <cstdio>
#include <memory>
#include <optional>

namespace plumbline::mobile {

namespace {

struct Unref {
    void operator()(ExifData *data) const { exif_data_unref(data); }
};

std::string text(ExifData *data, ExifIfd ifd, ExifTag tag)
{
    const ExifEntry *entry = exif_content_get_entry(data->ifd[ifd], tag);
    if (!entry || entry->format != EXIF_FORMAT_ASCII || !entry->data)
        return {};
    const std::string_view raw(reinterpret_cast<const char *>(entry->data), entry->size);
    return std::string(raw.substr(0, raw.find('\0')));
}

/// Degrees, minutes and seconds as decimal degrees.
std::optional<double> degrees(ExifData *data, ExifTag tag)
{
    const ExifEntry *entry = exif_content_get_entry(data->ifd[EXIF_IFD_GPS], tag);
    if (!entry || entry->format != EXIF_FORMAT_RATIONAL || entry->components != 3 || entry->size < 24)
        return {};
    double sum = 0;
    double unit = 1;
    for (int part = 0; part < 3; ++part, unit /= 60) {
        const ExifRational value = exif_get_rational(entry->data + 8 * part, exif_data_get_byte_order(data));
        if (value.denominator == 0)
            return {};
        sum += unit * value.numerator / value.denominator;
    }
    return sum;
}

/// "2026:11:03 10:12:00" and "+08:00" as "2026-11-03T10:12:00+08:00".
std::string isoTime(const std::string &exif, const std::string &offset)
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (std::sscanf(exif.c_str(), "%4d:%2d:%2d %2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second) != 6
        || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60)
        return {};
    char iso[80]; // more than six numbers can fill
    std::snprintf(iso, sizeof iso, "%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, hour, minute, second);
    int offsetHour = 0, offsetMinute = 0;
    const bool placed = offset.size() == 6 && (offset[0] == '+' || offset[0] == '-')
        && std::sscanf(offset.c_str() + 1, "%2d:%2d", &offsetHour, &offsetMinute) == 2;
    return placed ? iso + offset : iso;
}

std::string decimal(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6f", value);
    return text;
}

} // namespace

ExifFields exifFields(core::ByteView file)
{
    const std::unique_ptr<ExifData, Unref> data(
        exif_data_new_from_data(file.data(), static_cast<unsigned>(file.size())));
    ExifFields fields;
    if (!data)
        return fields;
    fields.taken = isoTime(text(data.get(), EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL),
                           text(data.get(), EXIF_IFD_EXIF, EXIF_TAG_OFFSET_TIME_ORIGINAL));
    const auto latitudeTag = static_cast<ExifTag>(EXIF_TAG_GPS_LATITUDE);
    const auto longitudeTag = static_cast<ExifTag>(EXIF_TAG_GPS_LONGITUDE);
    const auto north = degrees(data.get(), latitudeTag);
    const auto east = degrees(data.get(), longitudeTag);
    if (!north || !east || *north > 90 || *east > 180)
        return fields;
    if (*north == 0 && *east == 0) // what a camera writes that has not found itself
        return fields;
    const bool south = text(data.get(), EXIF_IFD_GPS, static_cast<ExifTag>(EXIF_TAG_GPS_LATITUDE_REF)) == "S";
    const bool west = text(data.get(), EXIF_IFD_GPS, static_cast<ExifTag>(EXIF_TAG_GPS_LONGITUDE_REF)) == "W";
    fields.latitude = decimal(south ? -*north : *north);
    fields.longitude = decimal(west ? -*east : *east);
    return fields;
}

} // namespace plumbline::mobile
