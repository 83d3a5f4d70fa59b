#include "mobile/keyboard/pinyin.h"

#ifdef PLUMBLINE_PINYIN_DICTIONARY
#include <algorithm>
#include <array>
#include <googlepinyin/pinyinime.h>
#include <vector>

namespace plumbline::mobile {

namespace decoder = ime_pinyin;

namespace {

/// No folder can be there: the decoder does without words of the user's.
constexpr char kNoUserWords[] = "/dev/null/none";
constexpr std::size_t kMostCharacters = 24; ///< of one sentence

std::size_t chosen()
{
    return decoder::im_get_fixed_len();
}

/// Where each syllable begins in the letters, and the end of the last.
std::vector<std::size_t> syllables()
{
    const decoder::uint16 *starts = nullptr;
    const std::size_t count = decoder::im_get_spl_start_pos(starts);
    return {starts, starts + count + 1};
}

} // namespace

Pinyin::~Pinyin()
{
    if (m_open)
        decoder::im_close_decoder();
}

bool Pinyin::open()
{
    if (!m_open) {
        m_open = decoder::im_open_decoder(PLUMBLINE_PINYIN_DICTIONARY, kNoUserWords);
        if (m_open)
            decoder::im_set_max_lens(kMostLetters + 1, kMostCharacters);
    }
    return m_open;
}

QString Pinyin::standing(QLatin1String between) const
{
    QString letters = QString::fromLatin1(m_letters);
    if (m_found == 0)
        return letters;
    const auto starts = syllables();
    const std::size_t done = std::min(chosen(), starts.size() - 1);
    QString shown = candidate(0).left(static_cast<qsizetype>(done));
    for (std::size_t i = done; i + 1 < starts.size(); ++i) {
        if (i != done && !shown.endsWith(QLatin1Char('\''))) // they may have typed one
            shown += between;
        shown += letters.mid(static_cast<qsizetype>(starts[i]), static_cast<qsizetype>(starts[i + 1] - starts[i]));
    }
    return shown + letters.mid(static_cast<qsizetype>(starts.back()));
}

void Pinyin::add(char letter)
{
    if (m_letters.size() >= kMostLetters)
        return;
    m_letters += letter;
    m_found = decoder::im_search(m_letters.constData(), static_cast<std::size_t>(m_letters.size()));
}

void Pinyin::back()
{
    if (chosen() > 0) {
        m_found = decoder::im_cancel_last_choice();
        return;
    }
    m_letters.chop(1);
    search();
}

void Pinyin::search()
{
    decoder::im_reset_search();
    m_found =
        m_letters.isEmpty() ? 0 : decoder::im_search(m_letters.constData(), static_cast<std::size_t>(m_letters.size()));
}

void Pinyin::clear()
{
    m_letters.clear();
    search();
}

QString Pinyin::candidate(std::size_t number) const
{
    std::array<decoder::char16, kMostLetters + kMostCharacters + 1> characters{};
    if (!decoder::im_get_candidate(number, characters.data(), characters.size()))
        return {};
    return QString::fromUtf16(reinterpret_cast<const char16_t *>(characters.data()));
}

QStringList Pinyin::candidates(int most) const
{
    QStringList all;
    for (std::size_t i = 0; i < m_found && all.size() < most; ++i) {
        QString found = candidate(i);
        if (i == 0) // the sentence has what stands chosen in front
            found = found.mid(static_cast<qsizetype>(chosen()));
        all += found;
    }
    return all;
}

bool Pinyin::choose(int candidate)
{
    m_found = decoder::im_choose(static_cast<std::size_t>(candidate));
    return chosen() + 1 >= syllables().size();
}

QString Pinyin::text() const
{
    const auto rest = m_found == 0 ? 0 : static_cast<qsizetype>(syllables().back());
    return (m_found == 0 ? QString() : candidate(0)) + QString::fromLatin1(m_letters.mid(rest));
}

} // namespace plumbline::mobile

#else // a platform whose own keyboard knows Pinyin

namespace plumbline::mobile {

Pinyin::~Pinyin() = default;
bool Pinyin::open()
{
    return false;
}
QString Pinyin::standing(QLatin1String) const
{
    return {};
}
void Pinyin::add(char) { }
void Pinyin::back() { }
void Pinyin::clear() { }
QStringList Pinyin::candidates(int) const
{
    return {};
}
bool Pinyin::choose(int)
{
    return true;
}
QString Pinyin::text() const
{
    return {};
}

} // namespace plumbline::mobile

#endif
