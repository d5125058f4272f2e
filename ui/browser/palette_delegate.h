#pragma once
#include <QStyledItemDelegate>

namespace botoscope::ui {

/// A row of the palette: dot of the class, title and service with the matched letters set off, detail at the right.
class PaletteDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace botoscope::ui
