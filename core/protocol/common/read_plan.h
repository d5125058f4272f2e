#pragma once
#include "core/model/shape.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace botoscope::protocol {

/// Finds the slot of a wire name. Items of a list mostly repeat the order of the one before, so the table remembers
/// which name followed which: one comparison instead of a hash.
class SlotTable {
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    /// Appends a slot; the slot that name is found by, which is an earlier one when two share the name. The text must
    /// outlive the table.
    std::uint32_t add(std::string_view wireName);
    /// previous: the slot found before in the same structure, none at its start. none for an unknown name.
    std::uint32_t find(std::string_view wireName, std::uint32_t previous);
    std::size_t size() const { return m_names.size(); }

private:
    static constexpr std::size_t scanned = 16; // so many names are looked through, the others hashed
    std::uint32_t search(std::string_view wireName) const;

    std::vector<std::string_view> m_names;
    std::vector<std::uint32_t> m_after; // by previous + 1
    std::unordered_map<std::string_view, std::uint32_t> m_index;
};

struct ReadPlan;

/// A member as it is read: where its value stands and how to read it.
struct PlanField {
    const model::Member* member = nullptr;
    std::uint32_t slot = 0;                   ///< own index, or that of an earlier member with the same wire name
    std::uint32_t sameName = SlotTable::none; ///< the next member with the same wire name
    ReadPlan* plan = nullptr;
};

/// How one use of a shape is read from a body: everything that would be looked up again for each item, looked up once.
struct ReadPlan {
    const model::Shape* shape = nullptr;
    const model::Traits* traits = nullptr; ///< of the use
    model::ShapeType type = model::ShapeType::Structure;
    std::vector<PlanField> fields;            ///< structure: members that may stand in the body, in model order
    SlotTable slots;                          ///< wire name → index in fields
    const model::ShapeRef* itemRef = nullptr; ///< list: items; map: values
    const model::ShapeRef* keyRef = nullptr;  ///< map
    ReadPlan* item = nullptr;                 ///< of itemRef once it was needed
    std::vector<Name> lastKeys;               ///< map: the keys of the map before, to share their names
};

/// The plans of one response, made when first met.
class ReadPlans {
public:
    /// A member's name in the body; empty for a member that does not travel there.
    using WireName = std::function<std::string_view(const model::Member&)>;

    explicit ReadPlans(WireName wireName) : m_wireName(std::move(wireName)) {}
    ReadPlan& root(const model::Shape& shape, const model::Traits& traits);
    ReadPlan& of(PlanField& field) { return field.plan ? *field.plan : *(field.plan = &of(field.member->ref)); }
    ReadPlan& itemOf(ReadPlan& plan) { return plan.item ? *plan.item : *(plan.item = &of(*plan.itemRef)); }

private:
    ReadPlan& of(const model::ShapeRef& ref);
    ReadPlan& make(const model::Shape& shape, const model::Traits& traits);

    WireName m_wireName;
    std::vector<std::unique_ptr<ReadPlan>> m_plans;
    std::unordered_map<const model::ShapeRef*, ReadPlan*> m_byRef; // recursive shapes come back to the same reference
};

} // namespace botoscope::protocol
