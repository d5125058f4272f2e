#pragma once
// Inside protocol/common only.
#include "core/protocol/common/read_plan.h"

namespace botoscope::protocol {

/// Shares the names of the map that was read before with the same plan, as far as keys repeat. What is remembered
/// are always keys of one map, so that no two are equal and a repeated one need not be looked for.
class LastKeys {
public:
    explicit LastKeys(ReadPlan& plan) : m_plan(plan), m_version(plan.keysVersion) {}

    /// The member's value, Null; of equal keys the last counts.
    Value& member(Map& map, std::string_view key)
    {
        const std::vector<Name>& last = m_plan.lastKeys;
        const bool mine = m_version == m_plan.keysVersion; // no map within this one has remembered its own
        m_repeats = m_repeats && mine && map.size() < last.size() && last[map.size()] == key;
        return m_repeats ? map.append(last[map.size()]) : newMember(map, key, mine);
    }

private:
    Value& newMember(Map& map, std::string_view key, bool mine)
    {
        if (Value* known = map.find(key)) {
            *known = Value();
            return *known;
        }
        constexpr std::size_t remembered = 64;
        Name name(key);
        if (mine && map.size() < remembered) {
            m_plan.lastKeys.resize(map.size());
            m_plan.lastKeys.push_back(name);
            m_version = ++m_plan.keysVersion;
        }
        return map.append(std::move(name));
    }

    ReadPlan& m_plan;
    std::uint32_t m_version;
    bool m_repeats = true;
};

} // namespace botoscope::protocol
