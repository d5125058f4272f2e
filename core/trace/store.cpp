#include "core/trace/store.h"

#include <algorithm>

namespace botoscope::trace {

namespace {

/// Bytes of what changed between two snapshots: unchanged parts share their storage.
std::size_t newBytes(const Value& value, const Value& before)
{
    if (Value::identical(value, before)) {
        return 0;
    }
    std::size_t sum = sizeof(Value);
    if (value.isString()) {
        sum += value.toString().size();
    } else if (value.isBlob()) {
        sum += value.toBlob().view().size();
    } else if (value.isList()) {
        for (std::size_t i = 0; i < value.list().size(); ++i) {
            sum += newBytes(value.list()[i], before.at(i));
        }
    } else if (value.isMap()) {
        for (const auto& [key, item] : value.map()) {
            sum += key.view().size() + newBytes(item, before[key.view()]);
        }
    }
    return sum;
}

/// Of a list of calls, constant or not: the one with the id, or null.
template <class Calls> auto* findIn(Calls& calls, std::uint64_t id)
{
    const auto found =
        std::find_if(calls.begin(), calls.end(), [id](const CallRecord& call) { return call.info.id == id; });
    return found == calls.end() ? nullptr : &*found;
}

} // namespace

Store::Store(std::size_t byteLimit) : m_byteLimit(byteLimit) {}

CallRecord* Store::find(std::uint64_t id)
{
    return findIn(m_calls, id);
}

const CallRecord* Store::call(std::uint64_t id) const
{
    return findIn(m_calls, id);
}

void Store::callStarted(const CallInfo& info)
{
    m_calls.push_back({info, {}, {}, 0});
}

void Store::stepRecorded(const StepPtr& step)
{
    CallRecord* record = find(step->call);
    if (!record) {
        return;
    }
    const Value none;
    const std::size_t size = newBytes(step->snapshot, record->steps.empty() ? none : record->steps.back()->snapshot);
    record->steps.push_back(step);
    record->bytes += size;
    m_bytes += size;
    trim();
}

void Store::callEnded(const CallEnd& end)
{
    if (CallRecord* record = find(end.id)) {
        record->end = end;
    }
    trim();
}

void Store::trim()
{
    const auto ended = [](const CallRecord& call) { return call.end.has_value(); };
    while (m_bytes > m_byteLimit && m_calls.size() > 1) {
        const auto oldest = std::find_if(m_calls.begin(), std::prev(m_calls.end()), ended);
        if (oldest == std::prev(m_calls.end())) {
            return;
        }
        m_bytes -= oldest->bytes;
        ++m_dropped;
        m_calls.erase(oldest);
    }
}

void Store::clear()
{
    std::erase_if(m_calls, [this](const CallRecord& call) {
        m_bytes -= call.end ? call.bytes : 0;
        return call.end.has_value();
    });
}

} // namespace botoscope::trace
