#pragma once
#include "core/config/profile_marks.h"
#include "ui/common/theme.h"

#include <QString>
#include <optional>
#include <span>
#include <string_view>

namespace botoscope::ui {

/// A colour a profile can be known by.
struct ProfileColor {
    const char* name; ///< as config::ProfileMark::color keeps it
    Token token;
};

std::span<const ProfileColor> profileColors();
/// nullopt: no colour, or one that is not known.
std::optional<Token> profileToken(std::string_view name);
/// What a profile is known by: the colour it was given; production without one is red.
std::optional<Token> markToken(const config::ProfileMark& mark);
QString profileColorWord(const ProfileColor& color);

/// What a profile's colour makes of a surface: strips and cards that belong to it. Text keeps 4.5:1 on it.
QColor tintedSurface(Token surface, Token tint);

} // namespace botoscope::ui
