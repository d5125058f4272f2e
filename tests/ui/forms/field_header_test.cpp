#include "ui/forms/field_header.h"

#include "support/ui/grab.h"

#include <QLineEdit>
#include <QToolButton>

using namespace botoscope::ui;

TEST(FieldHeader, ButtonsAreMadeWhenTheyAreFirstNeeded)
{
    QWidget window;
    FieldHeader header(&window);
    EXPECT_TRUE(header.findChildren<QToolButton*>().isEmpty());
    EXPECT_EQ(header.showRemove(false), nullptr);
    int removals = 0;
    QObject::connect(&header, &FieldHeader::removeClicked, &header, [&removals] { ++removals; });
    header.showRemove(true)->click();
    EXPECT_EQ(removals, 1);
}

TEST(FieldHeader, TheEditorFillsWhatLabelAndButtonsLeave)
{
    QWidget window;
    FieldHeader header(&window);
    auto* line = new QLineEdit(&header);
    header.setLabelWidth(100);
    header.setEditor(line);
    header.resize(500, metrics::rowHeight);
    window.show();
    EXPECT_EQ(line->x(), FieldHeader::gutter + 100 + metrics::medium);
    EXPECT_EQ(line->geometry().right() + 1, 500 - FieldHeader::slotWidth);
}

TEST(FieldHeader, OneLabelColumnFitsTheLongestLabelWithinReason)
{
    const QFontMetrics font{QFont()};
    const int narrow = labelWidthFor(font, {QStringLiteral("Key")});
    const int wide = labelWidthFor(font, {QStringLiteral("Key"), QStringLiteral("AvailabilityZone")});
    EXPECT_GT(wide, narrow);
    EXPECT_EQ(labelWidthFor(font, {QString(100, QLatin1Char('x'))}),
              labelWidthFor(font, {QString(90, QLatin1Char('x'))}));
}
