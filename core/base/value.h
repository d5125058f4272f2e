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
                 std::shared_ptr<Map>>
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
    Map(const Map& other) : m_entries(other.m_entries) {}
    Map& operator=(const Map& other);
    Map(Map&&) noexcept;
    Map& operator=(Map&&) noexcept;
    ~Map();

    std::size_t size() const { return m_entries.size(); }
    bool empty() const { return m_entries.empty(); }
    auto begin() const { return m_entries.begin(); }
    auto end() const { return m_entries.end(); }
    auto begin() { return m_entries.begin(); } ///< values may be changed, keys must not
    auto end() { return m_entries.end(); }
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
    void reserve(std::size_t count) { m_entries.reserve(count); }
    friend bool operator==(const Map& a, const Map& b); ///< order does not matter

private:
    struct Index;
    std::ptrdiff_t locate(std::string_view key) const;
    std::vector<Entry> m_entries;
    void dropIndex() const;
    mutable std::atomic<Index*> m_index{nullptr}; // built at the first look-up of a large map; copies never share it
};

} // namespace botoscope
