#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/config/profile_edit.h"

namespace botoscope::app {

/// An edit of profiles as botoscope profiles --input takes it: {"steps": [STEP…]}, each step one of
///   {"save": NAME, "create": true|false, "keys": [{"key": K, "value": TEXT|null, "block": B, "file":
///   "config"|"credentials"}…]} (null removes the key),
///   {"rename": NAME, "to": NAME, "references": true|false}, {"duplicate": NAME, "to": NAME}, {"remove": NAME},
/// with "section": "profile"|"sso-session"|"services" for other sections than profiles.
/// Error: InvalidArgument.
Result<config::ProfileEdit> readProfileEdit(const Value& input);

} // namespace botoscope::app
