#include "ui/forms/fold_button.h"

#include "support/ui/grab.h"

#include <QImage>

using botoscope::ui::FoldButton;

TEST(FoldButton, ShowsWhetherItIsOpen)
{
    FoldButton button(nullptr);
    button.setText(QStringLiteral("8 optional"));
    button.resize(button.sizeHint());
    const QImage closed = button.grab().toImage();
    button.click();
    EXPECT_TRUE(button.isChecked());
    EXPECT_NE(button.grab().toImage(), closed);
}
