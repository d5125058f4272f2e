#include "core/config/profile_marks.h"

#include "core/base/json.h"

namespace botoscope::config {

Result<ProfileMarks> ProfileMarks::parse(std::string_view json)
{
    auto value = parseJson(json);
    if (!value.ok()) {
        return std::move(value).error();
    }
    const Value& profiles = (*value)["profiles"];
    if (!profiles.isMap()) {
        return Error(ErrorCode::Parse, "the marks of profiles are no JSON object with \"profiles\"");
    }
    ProfileMarks marks;
    for (const Map::Entry& entry : profiles.map()) {
        const Value& mark = entry.value;
        marks.set(entry.key.str(), {mark["readOnly"].toBool(), mark["production"].toBool(), mark["color"].toString()});
    }
    return marks;
}

std::string ProfileMarks::text() const
{
    Map profiles;
    for (const auto& [name, mark] : m_marks) {
        Map entry;
        if (mark.readOnly) {
            entry.set("readOnly", true);
        }
        if (mark.production) {
            entry.set("production", true);
        }
        if (!mark.color.empty()) {
            entry.set("color", mark.color);
        }
        profiles.set(Name(name), std::move(entry));
    }
    return writeJson(Value::object({{"profiles", std::move(profiles)}})) + '\n';
}

const ProfileMark& ProfileMarks::of(const std::string& profile) const
{
    static const ProfileMark none;
    const auto found = m_marks.find(profile);
    return found == m_marks.end() ? none : found->second;
}

void ProfileMarks::set(const std::string& profile, const ProfileMark& mark)
{
    if (mark == ProfileMark()) {
        m_marks.erase(profile);
    } else {
        m_marks.insert_or_assign(profile, mark);
    }
}

void ProfileMarks::rename(const std::string& from, const std::string& to)
{
    if (const auto found = m_marks.find(from); found != m_marks.end()) {
        set(to, found->second);
        m_marks.erase(from);
    }
}

} // namespace botoscope::config
