#include "core/sampling/sampling.h"

#include <catch2/catch.hpp>

using namespace plumbline::core;
using namespace plumbline::core::sampling;

namespace {

// With seed 314159 these order as B-2 B-3 A-3 A-2 B-1 A-1.
std::vector<audit::Project> six()
{
    std::vector<audit::Project> projects;
    for (const char *id : {"A-1", "A-2", "A-3", "B-1", "B-2", "B-3"})
        projects.emplace_back().id = id;
    return projects;
}

audit::Sample sampleOf(std::vector<std::string> drawn)
{
    audit::Sample sample;
    sample.seed = "314159";
    sample.drawn = std::move(drawn);
    return sample;
}

void replace(audit::Sample &sample, std::string out, std::string in, std::string reason = "demolished")
{
    auto &replacement = sample.replacements.emplace_back();
    replacement.out = std::move(out);
    replacement.in = std::move(in);
    replacement.reason = std::move(reason);
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("The ids of that many smallest tickets, in any order, are verified")
{
    CHECK(examine(sampleOf({"B-2", "B-3", "A-3", "A-2", "B-1"}), six()).verified);
    const Standing standing = examine(sampleOf({"B-1", "A-2", "B-3", "B-2", "A-3"}), six());
    CHECK(standing.verified);
    CHECK(standing.objections.empty());
    CHECK(standing.current == Ids{"B-1", "A-2", "B-3", "B-2", "A-3"});
    CHECK(standing.drawnCount == 5);
    CHECK(examine(sampleOf({"B-2"}), six()).verified); // too few, which is another matter
    CHECK(examine(sampleOf({"B-2", "B-3", "A-3", "A-2", "B-1", "A-1"}), six()).verified);
}

TEST_CASE("Another project, one listed twice, one that is not in the list or a changed seed is not")
{
    const Standing other = examine(sampleOf({"B-2", "B-3", "A-3", "A-2", "A-1"}), six());
    CHECK_FALSE(other.verified);
    CHECK(other.objections.size() == 1);

    const Standing twice = examine(sampleOf({"B-2", "B-3", "B-2"}), six());
    CHECK_FALSE(twice.verified);
    CHECK(twice.current == Ids{"B-2", "B-3"});
    CHECK(twice.drawnCount == 2);

    const Standing unknown = examine(sampleOf({"B-2", "C-9"}), six());
    CHECK_FALSE(unknown.verified);
    CHECK(unknown.current == Ids{"B-2", "C-9"});
    CHECK(unknown.drawnCount == 2);

    audit::Sample seed = sampleOf({"B-2", "B-3"});
    seed.seed = "another";
    CHECK_FALSE(examine(seed, six()).verified);

    CHECK_FALSE(examine(sampleOf({"B-2", "B-3", "A-3", "A-2", "B-1", "A-1", "C-1"}), six()).verified);
    CHECK_FALSE(examine(sampleOf({"B-2"}), {}).verified);
}

TEST_CASE("Without a recorded seed nobody can draw again: not verified, even where every project is drawn")
{
    audit::Sample sample = sampleOf({"A-1", "A-2", "A-3", "B-1", "B-2", "B-3"});
    CHECK(examine(sample, six()).verified);
    sample.seed.clear();
    const Standing standing = examine(sample, six());
    CHECK_FALSE(standing.verified);
    CHECK(standing.objections.size() == 1);
}

TEST_CASE("No sample: nothing current, not verified, nothing to object to")
{
    audit::Sample none = sampleOf({});
    replace(none, "B-2", "A-1");
    const Standing standing = examine(none, six());
    CHECK_FALSE(standing.verified);
    CHECK(standing.current.empty());
    CHECK(standing.drawnCount == 0);
}

TEST_CASE("Size and frame hash count where they are recorded")
{
    audit::Sample sample = sampleOf({"B-2", "B-3"});
    sample.size = 2;
    sample.frame = "d1758d67c051c6f4e8d601adb4c8570d02f4859507c3f13bd7381ca562ccb483";
    CHECK(examine(sample, six()).verified);
    sample.size = 3;
    CHECK_FALSE(examine(sample, six()).verified);
    sample.size = -2;
    CHECK_FALSE(examine(sample, six()).verified);
    sample.size = 2;
    std::vector<audit::Project> reordered = six();
    std::swap(reordered[0], reordered[1]);
    CHECK_FALSE(examine(sample, reordered).verified);
    sample.frame = "";
    CHECK_FALSE(examine(sample, six()).verified);
    sample.frame.reset();
    CHECK(examine(sample, reordered).verified); // the order of the list decides the frame only
}

TEST_CASE("A replacement by the next of the reserve stands where the other stood")
{
    audit::Sample sample = sampleOf({"B-2", "B-3", "A-3"});
    replace(sample, "B-3", "A-2");
    const Standing once = examine(sample, six());
    CHECK(once.verified);
    CHECK(once.current == Ids{"B-2", "A-2", "A-3"});
    CHECK(once.drawnCount == 3);

    replace(sample, "A-2", "B-1"); // the replacement in its turn
    replace(sample, "B-2", "A-1");
    const Standing all = examine(sample, six());
    CHECK(all.verified);
    CHECK(all.current == Ids{"A-1", "B-1", "A-3"});

    replace(sample, "A-3", "B-3"); // the reserve is used up; one taken out is not of the reserve
    const Standing more = examine(sample, six());
    CHECK_FALSE(more.verified);
    CHECK(more.current == Ids{"A-1", "B-1", "B-3"});
}

TEST_CASE("A replacement out of turn is made, and leaves the sample unverified")
{
    audit::Sample sample = sampleOf({"B-2", "B-3", "A-3"});
    replace(sample, "B-3", "B-1");
    replace(sample, "B-2", "A-2");
    const Standing standing = examine(sample, six());
    CHECK_FALSE(standing.verified);
    CHECK(standing.current == Ids{"A-2", "B-1", "A-3"});
    CHECK(standing.objections.size() == 2);

    audit::Sample unknown = sampleOf({"B-2", "B-3"});
    replace(unknown, "B-3", "C-9");
    CHECK_FALSE(examine(unknown, six()).verified);
    CHECK(examine(unknown, six()).current == Ids{"B-2", "C-9"});
}

TEST_CASE("A replacement of what is not current, or by what already is, changes nothing")
{
    audit::Sample absent = sampleOf({"B-2", "B-3", "A-3"});
    replace(absent, "B-1", "A-2");
    CHECK_FALSE(examine(absent, six()).verified);
    CHECK(examine(absent, six()).current == Ids{"B-2", "B-3", "A-3"});

    audit::Sample present = sampleOf({"B-2", "B-3", "A-3"});
    replace(present, "B-2", "A-3");
    CHECK_FALSE(examine(present, six()).verified);
    CHECK(examine(present, six()).current == Ids{"B-2", "B-3", "A-3"});

    audit::Sample itself = sampleOf({"B-2", "B-3", "A-3"});
    replace(itself, "B-2", "B-2");
    CHECK_FALSE(examine(itself, six()).verified);
    CHECK(examine(itself, six()).current == Ids{"B-2", "B-3", "A-3"});

    audit::Sample twice = sampleOf({"B-2", "B-3", "A-3"});
    replace(twice, "B-2", "A-2");
    replace(twice, "B-2", "B-1"); // no longer current
    CHECK_FALSE(examine(twice, six()).verified);
    CHECK(examine(twice, six()).current == Ids{"A-2", "B-3", "A-3"});
}

TEST_CASE("A replacement without a reason does not hold")
{
    audit::Sample sample = sampleOf({"B-2", "B-3", "A-3"});
    replace(sample, "B-3", "A-2", " \u3000");
    const Standing standing = examine(sample, six());
    CHECK_FALSE(standing.verified);
    CHECK(standing.current == Ids{"B-2", "B-3", "A-3"});
}
