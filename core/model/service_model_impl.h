#pragma once
// Inside model/ only.
#include "core/model/builder.h"

#include <atomic>
#include <deque>
#include <mutex>

namespace botoscope::model {

/// A named part of the model: its JSON, and what was built from it once somebody asked.
template <class T> struct Slot {
    explicit Slot(dom::Object object) : json(object) {}
    dom::Object json;
    std::atomic<const T*> built{nullptr};
};

/// Slots by name, in model order. Built things stay where they are, so pointers to them stay valid.
template <class T> class Lazy {
public:
    void index(dom::Object section)
    {
        m_order.reserve(section.size());
        m_slots.reserve(section.size());
        for (const auto [name, json] : section) {
            const auto object = dom::object(json);
            if (!object) {
                continue;
            }
            const auto [slot, added] = m_slots.try_emplace(name, *object);
            if (added) {
                m_order.push_back(name);
            } else {
                slot->second.json = *object; // of equal keys the last wins
            }
        }
    }
    const std::vector<std::string_view>& order() const { return m_order; }
    std::optional<dom::Object> json(std::string_view name) const
    {
        const auto found = m_slots.find(name);
        return found == m_slots.end() ? std::nullopt : std::optional(found->second.json);
    }
    /// nullptr if there is none of that name.
    const T* get(std::string_view name, const Builder& builder)
    {
        const auto found = m_slots.find(name);
        if (found == m_slots.end()) {
            return nullptr;
        }
        Slot<T>& slot = found->second;
        if (const T* built = slot.built.load(std::memory_order_acquire)) {
            return built;
        }
        const std::lock_guard lock(m_mutex);
        if (const T* built = slot.built.load(std::memory_order_acquire)) {
            return built;
        }
        T& made = m_built.emplace_back();
        builder.build(made, found->first, slot.json);
        slot.built.store(&made, std::memory_order_release);
        return &made;
    }

private:
    std::unordered_map<std::string_view, Slot<T>> m_slots; // keys live in the document
    std::vector<std::string_view> m_order;
    std::mutex m_mutex;
    std::deque<T> m_built;
};

struct ServiceModel::Impl {
    explicit Impl(const ServiceModel& service)
        : builder(service, [this](std::string_view name) { return shapes.json(name); })
    {
    }

    std::string serviceName;
    std::string serviceId;
    std::string documentation;
    ServiceMetadata metadata;
    simdjson::dom::document document; // everything below points into it
    dom::Object root;
    Builder builder;
    Lazy<Shape> shapes;
    Lazy<OperationModel> operations;
    std::once_flag errorsIndexed;
    std::unordered_map<std::string_view, std::string_view> errorShapes; // code → shape name
    std::once_flag spellingsIndexed;
    std::unordered_map<std::string, std::string_view> spellings; // snake_case and hyphenated → operation name
};

} // namespace botoscope::model
