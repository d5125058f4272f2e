#pragma once
// Inside model/ only.
#include "core/base/json_outline.h"
#include "core/model/builder.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <deque>
#include <map>
#include <mutex>

namespace botoscope::model {

/// A named part of the model: its text, and what was built from it once somebody asked.
template <class T> struct Slot {
    std::string_view name;
    std::string_view text;
    std::atomic<const T*> built{nullptr};
};

/// Slots by name, in model order. Built things stay where they are, so pointers to them stay valid.
template <class T> class Lazy {
public:
    void index(const JsonPart& section)
    {
        m_slots = std::vector<Slot<T>>(section.parts.size());
        m_places.assign(std::bit_ceil(section.parts.size() * 2 + 1), 0);
        std::size_t count = 0;
        for (const JsonPart& part : section.parts) {
            if (!part.isObject()) {
                continue;
            }
            std::uint32_t& place = m_places[placeOf(part.key)];
            if (place == 0) {
                m_slots[count++].name = part.key;
                place = static_cast<std::uint32_t>(count);
            }
            m_slots[place - 1].text = part.text; // of equal keys the last wins
        }
        m_count = count;
    }
    std::vector<std::string_view> order() const
    {
        std::vector<std::string_view> names(m_count);
        std::transform(m_slots.begin(), m_slots.begin() + static_cast<std::ptrdiff_t>(m_count), names.begin(),
                       [](const Slot<T>& slot) { return slot.name; });
        return names;
    }
    /// Empty if there is none of that name.
    std::string_view text(std::string_view name) const
    {
        const std::uint32_t place = find(name);
        return place == 0 ? std::string_view() : m_slots[place - 1].text;
    }
    /// nullptr if there is none of that name.
    const T* get(std::string_view name, const Builder& builder)
    {
        const std::uint32_t place = find(name);
        if (place == 0) {
            return nullptr;
        }
        Slot<T>& slot = m_slots[place - 1];
        if (const T* built = slot.built.load(std::memory_order_acquire)) {
            return built;
        }
        const std::lock_guard lock(m_mutex);
        if (const T* built = slot.built.load(std::memory_order_acquire)) {
            return built;
        }
        T& made = m_built.emplace_back();
        builder.build(made, slot.name, slot.text);
        slot.built.store(&made, std::memory_order_release);
        return &made;
    }

private:
    /// 0 if there is none.
    std::uint32_t find(std::string_view name) const { return m_places.empty() ? 0 : m_places[placeOf(name)]; }
    /// Where the name's slot is noted, or would be. Open addressing: less than half of the table is in use.
    std::size_t placeOf(std::string_view name) const
    {
        const std::size_t mask = m_places.size() - 1;
        std::size_t at = std::hash<std::string_view>()(name) & mask;
        while (m_places[at] != 0 && m_slots[m_places[at] - 1].name != name) {
            at = (at + 1) & mask;
        }
        return at;
    }

    std::vector<Slot<T>> m_slots;        // names and texts point into the model's text
    std::vector<std::uint32_t> m_places; // by hash: a slot's number, from 1
    std::size_t m_count = 0;             // slots in use
    std::mutex m_mutex;
    std::deque<T> m_built;
};

struct ServiceModel::Impl {
    explicit Impl(const ServiceModel& service)
        : builder(service, [this](std::string_view name) { return shapes.text(name); })
    {
    }
    void read(); ///< what is read at once, and where the rest stands

    std::string serviceName;
    std::string serviceId;
    std::string documentation;
    ServiceMetadata metadata;
    std::string text; // with padding; everything below points into it
    JsonPart root;
    Builder builder;
    Lazy<Shape> shapes;
    Lazy<OperationModel> operations;
    std::once_flag errorsIndexed;
    std::unordered_map<std::string, std::string_view> errorShapes; // code → shape name
    std::once_flag spellingsIndexed;
    std::unordered_map<std::string, std::string_view> spellings; // snake_case and hyphenated → operation name
    std::mutex sectionsMutex;
    std::map<std::string, Value, std::less<>> sections; // those that somebody asked for
};

} // namespace botoscope::model
