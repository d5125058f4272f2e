#include "ui/common/profile_colors.h"

#include <QApplication>
#include <gtest/gtest.h>

using namespace botoscope::ui;

TEST(ProfileColors, NamesLeadToColoursAndOthersToNone)
{
    EXPECT_EQ(profileColors().size(), 6U);
    EXPECT_EQ(profileToken("red"), Token::ProfileRed);
    EXPECT_EQ(profileToken("violet"), Token::ProfileViolet);
    EXPECT_EQ(profileToken(""), std::nullopt);
    EXPECT_EQ(profileToken("mauve"), std::nullopt);
}

TEST(ProfileColors, TextStaysReadableOnATintedSurface)
{
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
        Theme::apply(*qApp, scheme);
        for (const ProfileColor& color : profileColors()) {
            for (const Token text :
                 {Token::Text, Token::TextSecondary, Token::Error, Token::Warning, Token::Accent, color.token}) {
                EXPECT_GE(contrastRatio(Theme::color(text), tintedSurface(Token::Background, color.token)), 4.5)
                    << tokenName(text) << " on " << color.name;
            }
        }
    }
}

TEST(ProfileColors, ProductionIsSeenWithoutAChosenColour)
{
    botoscope::config::ProfileMark mark;
    EXPECT_EQ(markToken(mark), std::nullopt);
    mark.production = true;
    EXPECT_EQ(markToken(mark), Token::ProfileRed);
    mark.color = "teal";
    EXPECT_EQ(markToken(mark), Token::ProfileTeal);
}
