#include "ui/common/icons.h"

#include <QApplication>
#include <QImage>

using namespace botoscope::ui;

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
