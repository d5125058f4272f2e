#include "ui/common/profile_colors.h"

#include <QCoreApplication>
#include <array>

namespace botoscope::ui {

namespace {

constexpr double tintShare = 0.1;

constexpr std::array colors = {
    ProfileColor{QT_TRANSLATE_NOOP("ProfileColor", "red"), Token::ProfileRed},
    ProfileColor{QT_TRANSLATE_NOOP("ProfileColor", "orange"), Token::ProfileOrange},
    ProfileColor{QT_TRANSLATE_NOOP("ProfileColor", "green"), Token::ProfileGreen},
    ProfileColor{QT_TRANSLATE_NOOP("ProfileColor", "teal"), Token::ProfileTeal},
    ProfileColor{QT_TRANSLATE_NOOP("ProfileColor", "blue"), Token::ProfileBlue},
    ProfileColor{QT_TRANSLATE_NOOP("ProfileColor", "violet"), Token::ProfileViolet},
};

} // namespace

std::span<const ProfileColor> profileColors()
{
    return colors;
}

std::optional<Token> profileToken(std::string_view name)
{
    for (const ProfileColor& color : colors) {
        if (color.name == name) {
            return color.token;
        }
    }
    return std::nullopt;
}

std::optional<Token> markToken(const config::ProfileMark& mark)
{
    const auto chosen = profileToken(mark.color);
    return chosen || !mark.production ? chosen : std::optional(Token::ProfileRed);
}

QString profileColorWord(const ProfileColor& color)
{
    return QCoreApplication::translate("ProfileColor", color.name);
}

QColor tintedSurface(Token surface, Token tint)
{
    return blend(Theme::color(surface), Theme::color(tint), tintShare);
}

} // namespace botoscope::ui
