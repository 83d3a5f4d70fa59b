#include "syncd/server/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace plumbline::server {

namespace {

struct Counters {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter> &events = prometheus::BuildCounter()
                                                          .Name("plumbline_events_total")
                                                          .Help("What was logged, by event and reason")
                                                          .Register(registry);
};

// Like the log: one a process, of which every part writes.
Counters &counters()
{
    static Counters made;
    return made;
}

} // namespace

void countEvent(const std::string &event, const std::string &reason)
{
    counters().events.Add({{"event", event}, {"reason", reason}}).Increment();
}

void countMany(const std::string &name, std::uint64_t more)
{
    prometheus::BuildCounter()
        .Name("plumbline_" + name + "_total")
        .Register(counters().registry)
        .Add({})
        .Increment(static_cast<double>(more));
}

void gauge(const std::string &name, double value)
{
    prometheus::BuildGauge().Name("plumbline_" + name).Register(counters().registry).Add({}).Set(value);
}

std::string metricsText()
{
    return prometheus::TextSerializer().Serialize(counters().registry.Collect());
}

} // namespace plumbline::server
