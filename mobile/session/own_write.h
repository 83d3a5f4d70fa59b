#pragma once
// Tells the store's change listener that the change under way is the screen's own, which shows it already.

namespace plumbline::mobile {

class OwnWrite {
public:
    OwnWrite() { t_underWay = true; }
    ~OwnWrite() { t_underWay = false; }
    OwnWrite(const OwnWrite &) = delete;
    OwnWrite &operator=(const OwnWrite &) = delete;

    static bool underWay() { return t_underWay; } ///< on the store's thread

private:
    static inline thread_local bool t_underWay = false;
};

} // namespace plumbline::mobile
