#pragma once
#include "core/base/name.h"

#include <atomic>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace botoscope {

/// A moment in UTC, microseconds since 1970-01-01 (Python's datetime resolution and range 0001..9999).
struct Timestamp {
    std::int64_t micros = 0;
    static Timestamp fromSeconds(std::int64_t seconds) { return {seconds * 1'000'000}; }
    std::int64_t seconds() const; ///< floor
    friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

/// Bytes, shared between copies.
class Blob {
public:
    Blob() = default;
    explicit Blob(std::string bytes) : m_bytes(std::make_shared<const std::string>(std::move(bytes))) {}
    /// Shares bytes that somebody else holds too, e.g. a response's body.
    explicit Blob(std::shared_ptr<const std::string> bytes) : m_bytes(std::move(bytes)) {}
    std::string_view view() const { return m_bytes ? std::string_view(*m_bytes) : std::string_view(); }
    friend bool operator==(const Blob& a, const Blob& b) { return a.m_bytes == b.m_bytes || a.view() == b.view(); }

private:
    std::shared_ptr<const std::string> m_bytes;
};

class Value;
class Map;
using List = std::vector<Value>;

/// Inside Value: a counted reference to a map on the heap, which stands there in one piece with its first entries.
class SharedMap {
public:
    explicit SharedMap(Map* map) noexcept : m_map(map) {}
    SharedMap(const SharedMap& other) noexcept;
    SharedMap(SharedMap&& other) noexcept : m_map(std::exchange(other.m_map, nullptr)) {}
    SharedMap& operator=(SharedMap other) noexcept
    {
        std::swap(m_map, other.m_map);
        return *this;
    }
    ~SharedMap();
    Map& operator*() const { return *m_map; }
    bool isShared() const;
    friend bool operator==(const SharedMap& a, const SharedMap& b) { return a.m_map == b.m_map; }

private:
    Map* m_map;
};

/// Any datum of a call: params, parsed responses, documents. Copies are cheap (lists and maps are shared and copied
/// on write), so a trace may keep every version.
class Value {
public:
    enum class Kind { Null, Bool, Int, Double, String, Blob, Timestamp, List, Map };

    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool v) : m_data(v) {}
    Value(int v) : m_data(static_cast<std::int64_t>(v)) {}
    Value(std::int64_t v) : m_data(v) {}
    Value(double v) : m_data(v) {}
    Value(const char* v) : m_data(std::string(v)) {}
    Value(std::string v) : m_data(std::move(v)) {}
    Value(std::string_view v) : m_data(std::string(v)) {}
    Value(Blob v) : m_data(std::move(v)) {}
    Value(Timestamp v) : m_data(v) {}
    Value(List v);
    Value(Map v);
    /// A map from pairs: Value::object({{"A", 1}, {"B", "x"}}).
    static Value object(std::initializer_list<std::pair<Name, Value>> entries);
    static Value array(std::initializer_list<Value> items);

    Kind kind() const { return static_cast<Kind>(m_data.index()); }
    bool isNull() const { return kind() == Kind::Null; }
    bool isBool() const { return kind() == Kind::Bool; }
    bool isInt() const { return kind() == Kind::Int; }
    bool isDouble() const { return kind() == Kind::Double; }
    bool isNumber() const { return isInt() || isDouble(); }
    bool isString() const { return kind() == Kind::String; }
    bool isBlob() const { return kind() == Kind::Blob; }
    bool isTimestamp() const { return kind() == Kind::Timestamp; }
    bool isList() const { return kind() == Kind::List; }
    bool isMap() const { return kind() == Kind::Map; }

    // Accessors give a neutral value (false, 0, empty) for another kind; check the kind where it matters.
    bool toBool() const;
    std::int64_t toInt() const; ///< Int, or Double truncated
    double toDouble() const;    ///< Double or Int
    const std::string& toString() const;
    const Blob& toBlob() const;
    Timestamp toTimestamp() const;
    const List& list() const;
    const Map& map() const;

    // Write access: turns a value of another kind into an empty list or map first; detaches from shared copies.
    List& editList();
    Map& editMap();
    /// Becomes an empty map with room for that many members: readers of large responses save an allocation each.
    Map& becomeMap(std::size_t capacity);

    /// Becomes that text, made in place: readers of large responses save a move.
    void assign(std::string_view text) { m_data.emplace<std::string>(text); }

    /// Member of a map, nullptr if absent or not a map.
    const Value* find(std::string_view key) const;
    /// Member of a map, Null if absent.
    const Value& operator[](std::string_view key) const;
    /// Item of a list, Null if out of range.
    const Value& at(std::size_t index) const;
    /// Sets a member (replacing it in place, else at the end).
    void set(Name key, Value value);
    void erase(std::string_view key);
    std::size_t size() const; ///< items of a list or map, else 0

    /// Deep equality; Int and Double differ in kind. Shared lists and maps compare by identity first.
    friend bool operator==(const Value& a, const Value& b);
    /// True when both share the same storage (or are equal scalars): the cheap "unchanged" test.
    static bool identical(const Value& a, const Value& b);

private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Blob, Timestamp, std::shared_ptr<List>,
                 SharedMap>
        m_data;
};

/// Insertion-ordered map with unique keys. Look-up is a scan for few entries and an index for many.
class Map {
public:
    struct Entry {
        explicit Entry(Name name) : key(std::move(name)) {}
        Name key;
        Value value;
    };
    Map() = default;
    Map(const Map& other);
    Map& operator=(const Map& other);
    Map(Map&& other) noexcept;
    Map& operator=(Map&& other) noexcept;
    ~Map();

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const Entry* begin() const { return m_entries; }
    const Entry* end() const { return m_entries + m_size; }
    Entry* begin() { return m_entries; } ///< values may be changed, keys must not
    Entry* end() { return m_entries + m_size; }
    const Value* find(std::string_view key) const;
    Value* find(std::string_view key);
    bool contains(std::string_view key) const { return find(key) != nullptr; }
    /// Member, created as Null at the end if absent.
    Value& operator[](const Name& key);
    void set(Name key, Value value);
    /// Adds at the end without looking for an equal key: only when the caller knows it is new.
    void append(Name key, Value value) { append(std::move(key)) = std::move(value); }
    /// The same, the value (Null) to be filled in place; the reference holds until the next change of the map.
    Value& append(Name key);
    bool erase(std::string_view key);
    void reserve(std::size_t count)
    {
        if (count > m_capacity) {
            moveTo(count);
        }
    }
    friend bool operator==(const Map& a, const Map& b); ///< order does not matter

private:
    friend class SharedMap;
    friend class Value;
    struct Index;
    /// A map on the heap with room for entries behind it, referred to once.
    static Map* make(std::size_t capacity);
    static void destroy(Map* map) noexcept;
    Entry* ownRoom() { return reinterpret_cast<Entry*>(this + 1); } ///< of a map that make() made
    std::ptrdiff_t locate(std::string_view key) const;
    void copyEntries(const Map& other); ///< to the end; there is room
    void takeEntries(Map& other) noexcept;
    void moveTo(std::size_t capacity);
    void dropEntries() noexcept;
    void dropIndex() const;

    Entry* m_entries = nullptr;
    std::uint32_t m_size = 0;
    std::uint32_t m_capacity = 0;
    mutable std::atomic<Index*> m_index{nullptr}; // built at the first look-up of a large map; copies never share it
    mutable std::atomic<std::uint32_t> m_references{1};
    bool m_entriesBehind = false; // the entries stand in this map's own room
};

inline SharedMap::SharedMap(const SharedMap& other) noexcept : m_map(other.m_map)
{
    if (m_map) {
        m_map->m_references.fetch_add(1, std::memory_order_relaxed);
    }
}

inline SharedMap::~SharedMap()
{
    // Whoever holds the last reference needs no locked instruction: nobody else can make another.
    if (m_map && (m_map->m_references.load(std::memory_order_acquire) == 1 ||
                  m_map->m_references.fetch_sub(1, std::memory_order_acq_rel) == 1)) {
        Map::destroy(m_map);
    }
}

inline bool SharedMap::isShared() const
{
    return m_map->m_references.load(std::memory_order_acquire) > 1;
}

} // namespace botoscope
