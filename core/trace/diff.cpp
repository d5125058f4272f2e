#include "core/trace/diff.h"

#include <algorithm>

namespace botoscope::trace {

namespace {

class Differ {
public:
    explicit Differ(std::size_t limit) : m_limit(limit) {}

    void compare(const std::string& path, const Value& before, const Value& after)
    {
        if (changes.size() >= m_limit || Value::identical(before, after)) {
            return;
        }
        if (before.isMap() && after.isMap()) {
            compareMaps(path, before, after);
        } else if (before.isList() && after.isList()) {
            compareLists(path, before.list(), after.list());
        } else if (before != after) {
            add(ChangeKind::Changed, path, before, after);
        }
    }

    std::vector<Change> changes;

private:
    static std::string member(const std::string& path, std::string_view name)
    {
        const bool plain = !name.empty() && name.find_first_of(".[]\"") == std::string_view::npos;
        const std::string step = plain ? std::string(name) : '"' + std::string(name) + '"';
        return path.empty() ? step : path + '.' + step;
    }
    void add(ChangeKind kind, const std::string& path, const Value& before, const Value& after)
    {
        if (changes.size() < m_limit) {
            changes.push_back({kind, path, before, after});
        }
    }
    void compareMaps(const std::string& path, const Value& before, const Value& after)
    {
        for (const auto& [key, value] : before.map()) {
            const Value* other = after.find(key.view());
            if (other) {
                compare(member(path, key.view()), value, *other);
            } else {
                add(ChangeKind::Removed, member(path, key.view()), value, {});
            }
        }
        for (const auto& [key, value] : after.map()) {
            if (!before.find(key.view())) {
                add(ChangeKind::Added, member(path, key.view()), {}, value);
            }
        }
    }
    void compareLists(const std::string& path, const List& before, const List& after)
    {
        const std::size_t common = std::min(before.size(), after.size());
        const auto item = [&path](std::size_t i) { return path + '[' + std::to_string(i) + ']'; };
        for (std::size_t i = 0; i < common; ++i) {
            compare(item(i), before[i], after[i]);
        }
        for (std::size_t i = common; i < before.size(); ++i) {
            add(ChangeKind::Removed, item(i), before[i], {});
        }
        for (std::size_t i = common; i < after.size(); ++i) {
            add(ChangeKind::Added, item(i), {}, after[i]);
        }
    }

    std::size_t m_limit;
};

} // namespace

std::vector<Change> diff(const Value& before, const Value& after, std::size_t limit)
{
    Differ differ(limit);
    differ.compare({}, before, after);
    return std::move(differ.changes);
}

std::vector<std::string> changedPaths(const Value& before, const Value& after, std::size_t limit)
{
    std::vector<std::string> paths;
    for (const Change& change : diff(before, after, limit)) {
        paths.push_back(change.path);
    }
    return paths;
}

} // namespace botoscope::trace
