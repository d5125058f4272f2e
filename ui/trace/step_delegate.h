#pragma once
#include <QStyledItemDelegate>

namespace botoscope::ui {

/// Paints trace rows: a dot in the phase's colour before the name, and the step's time as a bar on the call's time.
class StepDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintBar(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintMark(QPainter* painter, const QRect& rect, const QModelIndex& index) const;
};

} // namespace botoscope::ui
