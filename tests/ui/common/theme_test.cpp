#include "ui/common/theme.h"

#include <QApplication>
#include <QFontInfo>
#include <QFontMetrics>

using namespace botoscope::ui;

namespace {

class ThemeColors : public ::testing::TestWithParam<bool> {};

const std::vector<Token> surfaces = {Token::Background, Token::Raised, Token::Field, Token::Hover, Token::Selection};

bool isSurfaceOrLine(Token token)
{
    return token <= Token::BorderStrong;
}

} // namespace

TEST_P(ThemeColors, TextIsReadableOnEverySurface)
{
    for (const Token token : allTokens()) {
        if (isSurfaceOrLine(token) || token == Token::OnAccent) {
            continue;
        }
        for (const Token surface : surfaces) {
            const double ratio = contrastRatio(Theme::color(token, GetParam()), Theme::color(surface, GetParam()));
            EXPECT_GE(ratio, 4.5) << tokenName(token) << " on " << tokenName(surface);
        }
    }
}

TEST_P(ThemeColors, TintedButtonsKeepReadableText)
{
    for (const Token fill : {Token::Accent, Token::Ok, Token::Warning, Token::Error}) {
        EXPECT_GE(contrastRatio(Theme::color(Token::OnAccent, GetParam()), Theme::color(fill, GetParam())), 4.5)
            << tokenName(fill);
    }
}

TEST_P(ThemeColors, OutlinesOfControlsStandOut)
{
    for (const Token surface : {Token::Background, Token::Raised, Token::Field}) {
        EXPECT_GE(contrastRatio(Theme::color(Token::BorderStrong, GetParam()), Theme::color(surface, GetParam())), 3.0)
            << tokenName(surface);
    }
}

INSTANTIATE_TEST_SUITE_P(BothSchemes, ThemeColors, ::testing::Bool(),
                         [](const auto& entry) { return entry.param ? "Dark" : "Light"; });

TEST(Theme, ContrastOfBlackAndWhiteIsTwentyOne)
{
    EXPECT_NEAR(contrastRatio(Qt::black, Qt::white), 21.0, 0.001);
    EXPECT_NEAR(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white), 4.478, 0.001);
}

TEST(Theme, ApplySetsThePaletteOfTheScheme)
{
    Theme::apply(*qApp, Scheme::Dark);
    EXPECT_TRUE(Theme::current().isDark());
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), Theme::color(Token::Background, true));
    int changes = 0;
    QObject::connect(&Theme::current(), &Theme::changed, &Theme::current(), [&changes] { ++changes; });
    Theme::apply(*qApp, Scheme::Light);
    Theme::current().disconnect();
    EXPECT_EQ(changes, 1);
    EXPECT_EQ(QApplication::palette().color(QPalette::Text), Theme::color(Token::Text, false));
}

TEST(Theme, TheEnvironmentDecidesOverTheSystem)
{
    qputenv("BOTOSCOPE_THEME", "dark");
    Theme::apply(*qApp, Scheme::System);
    EXPECT_TRUE(Theme::current().isDark());
    qputenv("BOTOSCOPE_THEME", "light");
    Theme::apply(*qApp, Scheme::System);
    EXPECT_FALSE(Theme::current().isDark());
    qunsetenv("BOTOSCOPE_THEME");
}

TEST(Theme, WireFontIsMonospaced)
{
    const QFontMetrics font(Theme::monoFont());
    EXPECT_EQ(font.horizontalAdvance(QLatin1Char('i')), font.horizontalAdvance(QLatin1Char('W')));
}
