#pragma once
// Pinyin to Chinese characters, by Google's decoder and the dictionary that comes with it. It learns nothing: what it
// would learn from are names and answers, and they may lie in no file unsealed.

#include <QString>
#include <QStringList>

namespace plumbline::mobile {

/// What is being spelled. The decoder behind it is the process's: one object at a time.
class Pinyin {
public:
    static constexpr int kMostLetters = 32;

    ~Pinyin();

    /// Reads the dictionary at its first call. False where there is none.
    bool open();

    bool empty() const { return m_letters.isEmpty(); }
    /// What stands chosen, and the letters after it with `between` between their syllables.
    QString standing(QLatin1String between) const;

    /// a letter or `'`; more than kMostLetters are not taken.
    void add(char letter);
    /// Takes the last choice back, or else the last letter.
    void back();
    void clear();

    /// The best first; the first is for all the letters that are left.
    QStringList candidates(int most) const;
    /// True when nothing is left to choose: text() is all of it.
    bool choose(int candidate);
    QString text() const; ///< the best for all of it

private:
    void search();
    QString candidate(std::size_t number) const;

    bool m_open = false;
    QByteArray m_letters;
    std::size_t m_found = 0;
};

} // namespace plumbline::mobile
