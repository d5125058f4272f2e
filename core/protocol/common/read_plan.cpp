#include "core/protocol/common/read_plan.h"

#include <algorithm>

namespace botoscope::protocol {

namespace {

/// Hangs the last field onto the one of the same wire name before it.
void linkSameName(std::vector<PlanField>& fields)
{
    const auto last = static_cast<std::uint32_t>(fields.size() - 1);
    std::uint32_t at = fields[last].slot;
    while (at != last && fields[at].sameName != SlotTable::none) {
        at = fields[at].sameName;
    }
    if (at != last) {
        fields[at].sameName = last;
    }
}

} // namespace

std::uint32_t SlotTable::add(std::string_view wireName)
{
    const auto slot = static_cast<std::uint32_t>(m_names.size());
    const std::uint32_t known = search(wireName);
    m_names.push_back(wireName);
    m_after.resize(m_names.size() + 1, 0);
    m_after[slot] = known == none ? slot : known; // until seen otherwise, members come in the model's order
    if (m_names.size() > scanned && known == none) {
        m_index.emplace(wireName, slot);
    }
    return known == none ? slot : known;
}

std::uint32_t SlotTable::search(std::string_view wireName) const
{
    const std::size_t count = std::min<std::size_t>(m_names.size(), scanned);
    for (std::size_t i = 0; i < count; ++i) {
        if (m_names[i] == wireName) {
            return static_cast<std::uint32_t>(i);
        }
    }
    const auto found = m_index.find(wireName);
    return found == m_index.end() ? none : found->second;
}

std::uint32_t SlotTable::find(std::string_view wireName, std::uint32_t previous)
{
    if (m_names.empty()) {
        return none;
    }
    std::uint32_t& after = m_after[previous + 1]; // none + 1 is 0
    if (m_names[after] == wireName) {
        return after;
    }
    const std::uint32_t found = search(wireName);
    if (found != none) {
        after = found;
    }
    return found;
}

ReadPlan& ReadPlans::root(const model::Shape& shape, const model::Traits& traits)
{
    return make(shape, traits);
}

ReadPlan& ReadPlans::of(const model::ShapeRef& ref)
{
    const auto known = m_byRef.find(&ref);
    if (known != m_byRef.end()) {
        return *known->second;
    }
    ReadPlan& plan = make(ref.shape(), ref.traits());
    m_byRef.emplace(&ref, &plan);
    return plan;
}

ReadPlan& ReadPlans::make(const model::Shape& shape, const model::Traits& traits)
{
    ReadPlan& plan = *m_plans.emplace_back(std::make_unique<ReadPlan>());
    plan.shape = &shape;
    plan.traits = &traits;
    plan.type = shape.type;
    if (shape.type == model::ShapeType::List) {
        plan.itemRef = &shape.listMember;
    } else if (shape.type == model::ShapeType::Map) {
        plan.itemRef = &shape.mapValue;
        plan.keyRef = &shape.mapKey;
    }
    plan.fields.reserve(shape.members.size());
    for (const model::Member& member : shape.members) {
        if (const std::string_view name = m_wireName(member); !name.empty()) {
            plan.fields.push_back({.member = &member, .slot = plan.slots.add(name)});
            linkSameName(plan.fields);
        }
    }
    return plan;
}

} // namespace botoscope::protocol
