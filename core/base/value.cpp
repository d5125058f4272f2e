#include "core/base/value.h"

#include <algorithm>
#include <memory>
#include <new>
#include <unordered_map>

namespace botoscope {

std::int64_t Timestamp::seconds() const
{
    const std::int64_t whole = micros / 1'000'000;
    return micros % 1'000'000 < 0 ? whole - 1 : whole;
}

Value::Value(List v) : m_data(std::make_shared<List>(std::move(v))) {}
Value::Value(Map v) : m_data(SharedMap(Map::make(0)))
{
    (*std::get<SharedMap>(m_data)).takeEntries(v);
}

Value Value::object(std::initializer_list<std::pair<Name, Value>> entries)
{
    Map map;
    for (const auto& [key, value] : entries) {
        map.set(key, value);
    }
    return map;
}

Value Value::array(std::initializer_list<Value> items)
{
    return List(items);
}

bool Value::toBool() const
{
    const auto* v = std::get_if<bool>(&m_data);
    return v && *v;
}

std::int64_t Value::toInt() const
{
    if (const auto* v = std::get_if<std::int64_t>(&m_data)) {
        return *v;
    }
    const auto* v = std::get_if<double>(&m_data);
    constexpr double limit = 9.2e18;
    return v && *v > -limit && *v < limit ? static_cast<std::int64_t>(*v) : 0;
}

double Value::toDouble() const
{
    if (const auto* v = std::get_if<double>(&m_data)) {
        return *v;
    }
    const auto* v = std::get_if<std::int64_t>(&m_data);
    return v ? static_cast<double>(*v) : 0.0;
}

const std::string& Value::toString() const
{
    static const std::string none;
    const auto* v = std::get_if<std::string>(&m_data);
    return v ? *v : none;
}

const Blob& Value::toBlob() const
{
    static const Blob none;
    const auto* v = std::get_if<Blob>(&m_data);
    return v ? *v : none;
}

Timestamp Value::toTimestamp() const
{
    const auto* v = std::get_if<Timestamp>(&m_data);
    return v ? *v : Timestamp{};
}

const List& Value::list() const
{
    static const List none;
    const auto* v = std::get_if<std::shared_ptr<List>>(&m_data);
    return v ? **v : none;
}

const Map& Value::map() const
{
    static const Map none;
    const auto* v = std::get_if<SharedMap>(&m_data);
    return v ? **v : none;
}

List& Value::editList()
{
    auto* v = std::get_if<std::shared_ptr<List>>(&m_data);
    if (!v) {
        v = &m_data.emplace<std::shared_ptr<List>>(std::make_shared<List>());
    } else if (v->use_count() > 1) {
        *v = std::make_shared<List>(**v);
    }
    return **v;
}

Map& Value::editMap()
{
    auto* v = std::get_if<SharedMap>(&m_data);
    if (!v) {
        return becomeMap(0);
    }
    if (v->isShared()) {
        const Map& old = **v;
        SharedMap copy(Map::make(old.size()));
        (*copy).copyEntries(old);
        *v = std::move(copy);
    }
    return **v;
}

Map& Value::becomeMap(std::size_t capacity)
{
    return *m_data.emplace<SharedMap>(Map::make(capacity));
}

const Value* Value::find(std::string_view key) const
{
    const auto* v = std::get_if<SharedMap>(&m_data);
    return v ? std::as_const(**v).find(key) : nullptr;
}

const Value& Value::operator[](std::string_view key) const
{
    static const Value none;
    const Value* found = find(key);
    return found ? *found : none;
}

const Value& Value::at(std::size_t index) const
{
    static const Value none;
    const List& items = list();
    return index < items.size() ? items[index] : none;
}

void Value::set(Name key, Value value)
{
    editMap().set(std::move(key), std::move(value));
}

void Value::erase(std::string_view key)
{
    if (find(key)) {
        editMap().erase(key);
    }
}

std::size_t Value::size() const
{
    return isList() ? list().size() : map().size();
}

bool Value::identical(const Value& a, const Value& b)
{
    if (a.kind() != b.kind()) {
        return false;
    }
    if (a.isList()) {
        return &a.list() == &b.list();
    }
    if (a.isMap()) {
        return &a.map() == &b.map();
    }
    return a == b;
}

bool operator==(const Value& a, const Value& b)
{
    if (a.kind() != b.kind()) {
        return false;
    }
    switch (a.kind()) {
    case Value::Kind::List:
        return &a.list() == &b.list() || a.list() == b.list();
    case Value::Kind::Map:
        return &a.map() == &b.map() || a.map() == b.map();
    default:
        return a.m_data == b.m_data;
    }
}

struct Map::Index {
    std::unordered_map<std::string_view, std::size_t> positions;
};

Map* Map::make(std::size_t capacity)
{
    static_assert(alignof(Entry) <= alignof(Map));
    Map* map = new (::operator new(sizeof(Map) + capacity * sizeof(Entry))) Map;
    map->m_entries = capacity > 0 ? map->ownRoom() : nullptr;
    map->m_capacity = static_cast<std::uint32_t>(capacity);
    map->m_entriesBehind = capacity > 0;
    return map;
}

void Map::destroy(Map* map) noexcept
{
    map->~Map();
    ::operator delete(map);
}

Map::Map(const Map& other)
{
    reserve(other.size());
    copyEntries(other);
}

Map::Map(Map&& other) noexcept
{
    takeEntries(other);
}

Map& Map::operator=(const Map& other)
{
    if (this != &other) {
        Map copy(other);
        *this = std::move(copy);
    }
    return *this;
}

Map& Map::operator=(Map&& other) noexcept
{
    if (this != &other) {
        dropIndex();
        dropEntries();
        takeEntries(other);
    }
    return *this;
}

Map::~Map()
{
    dropIndex();
    dropEntries();
}

void Map::copyEntries(const Map& other)
{
    std::uninitialized_copy_n(other.m_entries, other.m_size, m_entries + m_size);
    m_size += other.m_size;
}

/// Of a map that is moved from, which nobody else may use; this one has none.
void Map::takeEntries(Map& other) noexcept
{
    m_index.store(other.m_index.exchange(nullptr, std::memory_order_relaxed), std::memory_order_relaxed);
    if (other.m_entriesBehind) {
        other.moveTo(other.m_size);
    }
    m_entries = std::exchange(other.m_entries, nullptr);
    m_size = std::exchange(other.m_size, 0);
    m_capacity = std::exchange(other.m_capacity, 0);
    m_entriesBehind = false;
}

/// Moves the entries to a room of their own.
void Map::moveTo(std::size_t capacity)
{
    auto* room = static_cast<Entry*>(::operator new(capacity * sizeof(Entry)));
    std::uninitialized_move_n(m_entries, m_size, room);
    const std::uint32_t size = m_size;
    dropEntries();
    m_entries = room;
    m_size = size;
    m_capacity = static_cast<std::uint32_t>(capacity);
}

void Map::dropEntries() noexcept
{
    std::destroy_n(m_entries, m_size);
    if (!m_entriesBehind) {
        ::operator delete(m_entries);
    }
    m_entries = nullptr;
    m_size = m_capacity = 0;
    m_entriesBehind = false;
}

void Map::dropIndex() const
{
    if (m_index.load(std::memory_order_relaxed)) { // no locked instruction for the many maps without an index
        delete m_index.exchange(nullptr);
    }
}

std::ptrdiff_t Map::locate(std::string_view key) const
{
    constexpr std::size_t scanLimit = 32;
    if (m_size <= scanLimit) {
        for (std::size_t i = 0; i < m_size; ++i) {
            if (m_entries[i].key.view() == key) {
                return static_cast<std::ptrdiff_t>(i);
            }
        }
        return -1;
    }
    Index* index = m_index.load(std::memory_order_acquire);
    if (!index) {
        auto built = std::make_unique<Index>();
        built->positions.reserve(m_size * std::size_t(2));
        for (std::size_t i = 0; i < m_size; ++i) {
            built->positions.emplace(m_entries[i].key.view(), i);
        }
        // Readers of several threads may arrive here together: the first index stays, the others go.
        if (m_index.compare_exchange_strong(index, built.get(), std::memory_order_acq_rel)) {
            index = built.release();
        }
    }
    const auto found = index->positions.find(key);
    return found == index->positions.end() ? -1 : static_cast<std::ptrdiff_t>(found->second);
}

const Value* Map::find(std::string_view key) const
{
    const auto at = locate(key);
    return at < 0 ? nullptr : &m_entries[static_cast<std::size_t>(at)].value;
}

Value* Map::find(std::string_view key)
{
    const auto at = locate(key);
    return at < 0 ? nullptr : &m_entries[static_cast<std::size_t>(at)].value;
}

Value& Map::operator[](const Name& key)
{
    if (Value* found = find(key.view())) {
        return *found;
    }
    return append(key);
}

void Map::set(Name key, Value value)
{
    if (Value* found = find(key.view())) {
        *found = std::move(value);
        return;
    }
    append(std::move(key), std::move(value));
}

Value& Map::append(Name key)
{
    if (m_size == m_capacity) {
        moveTo(std::max<std::size_t>(2, std::size_t(m_capacity) * 2));
    }
    Entry& entry = *new (m_entries + m_size) Entry(std::move(key));
    ++m_size;
    if (Index* index = m_index.load(std::memory_order_relaxed)) {
        index->positions.emplace(entry.key.view(), m_size - 1);
    }
    return entry.value;
}

bool Map::erase(std::string_view key)
{
    const auto at = locate(key);
    if (at < 0) {
        return false;
    }
    dropIndex();
    std::move(m_entries + at + 1, m_entries + m_size, m_entries + at);
    std::destroy_at(m_entries + --m_size);
    return true;
}

bool operator==(const Map& a, const Map& b)
{
    if (a.size() != b.size()) {
        return false;
    }
    return std::all_of(a.begin(), a.end(), [&b](const Map::Entry& entry) {
        const Value* other = b.find(entry.key.view());
        return other && *other == entry.value;
    });
}

} // namespace botoscope
