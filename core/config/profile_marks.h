#pragma once
#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>

namespace botoscope::config {

/// What a person has decided about a profile and the AWS tools know nothing of. Kept in a file of our own.
struct ProfileMark {
    bool readOnly = false;   ///< only operations that read are sent
    bool production = false; ///< whatever changes something is confirmed before
    std::string color;       ///< name of the colour it is known by, e.g. "red"; empty: none
    bool operator==(const ProfileMark&) const = default;
};

/// The marks of all profiles, by profile name. A profile without one has the default mark.
class ProfileMarks {
public:
    /// Reads what text() wrote. Error: Parse.
    static Result<ProfileMarks> parse(std::string_view json);
    std::string text() const;

    const ProfileMark& of(const std::string& profile) const;
    void set(const std::string& profile, const ProfileMark& mark);
    /// The mark goes with the profile to its new name.
    void rename(const std::string& from, const std::string& to);

private:
    std::map<std::string, ProfileMark> m_marks;
};

/// Where marks are kept between runs. A seam: core/platform has the file, tests have their own.
class MarkStore {
public:
    virtual ~MarkStore() = default;
    /// Errors: Io, Parse. No marks yet is no error.
    virtual Result<ProfileMarks> read() = 0;
    virtual Result<void> write(const ProfileMarks& marks) = 0;
};

} // namespace botoscope::config
