#include "ui/common/theme.h"

#include "ui/common/icons.h"

#include <QApplication>
#include <QFontInfo>
#include <QFontMetrics>
#include <QImage>

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

TEST(Icons, EveryIconDrawsSomethingInItsTint)
{
    for (int i = 0; i < iconCount; ++i) {
        const QImage image = iconPixmap(static_cast<Icon>(i), Qt::red, 16, 2.0).toImage();
        ASSERT_EQ(image.size(), QSize(32, 32));
        int painted = 0;
        for (int y = 0; y < 32; ++y) {
            for (int x = 0; x < 32; ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.alpha() > 0) {
                    ++painted;
                    EXPECT_EQ(pixel.green(), 0);
                }
            }
        }
        EXPECT_GT(painted, 8) << i;
    }
}

TEST(Icons, FollowTheThemeWithoutBeingMadeAgain)
{
    Theme::apply(*qApp, Scheme::Light);
    const QIcon dot = icon(Icon::Dot, Token::Text);
    const QColor light = dot.pixmap(16).toImage().pixelColor(8, 8);
    Theme::apply(*qApp, Scheme::Dark);
    const QColor dark = dot.pixmap(16).toImage().pixelColor(8, 8);
    Theme::apply(*qApp, Scheme::Light);
    EXPECT_EQ(light, Theme::color(Token::Text, false));
    EXPECT_EQ(dark, Theme::color(Token::Text, true));
}
