using ComplianceGrains.Jurisdictions.Language;

namespace ComplianceGrains.Jurisdictions.Minimisation;

/// <summary>How one field is minimised on its way in, on screen and out.</summary>
/// <param name="Intake">Before it is stored.</param>
/// <param name="IntakeLast">For <see cref="IntakeHandling.Mask"/>: how many last characters stay.</param>
/// <param name="View">On screen.</param>
/// <param name="ViewLast">For <see cref="ViewHandling.Mask"/>: how many last characters stay.</param>
/// <param name="Export">In a supervisor's export.</param>
public sealed record FieldHandling(IntakeHandling Intake, int IntakeLast, ViewHandling View, int ViewLast, ExportHandling Export) : RuleValue
{
    /// <inheritdoc />
    public override string InWords =>
        $"at intake {Said(Intake.ToString(), Intake == IntakeHandling.Mask, IntakeLast)}, in views {Said(View.ToString(), View == ViewHandling.Mask, ViewLast)}, in exports {Export.ToString().ToLowerInvariant()}";

    internal FieldHandling MoreProtective(FieldHandling other)
    {
        var intake = Stricter((Intake, IntakeLast), (other.Intake, other.IntakeLast));
        var view = Stricter((View, ViewLast), (other.View, other.ViewLast));
        return new FieldHandling(intake.Item1, intake.Item2, view.Item1, view.Item2, Export > other.Export ? Export : other.Export);
    }

    private static (T, int) Stricter<T>((T Kind, int Last) left, (T Kind, int Last) right)
        where T : struct, Enum =>
        Comparer<T>.Default.Compare(left.Kind, right.Kind) switch
        {
            > 0 => left,
            < 0 => right,
            _ => left.Last <= right.Last ? left : right,
        };

    private static string Said(string kind, bool masked, int last) =>
        masked && last > 0 ? $"mask(last{last})" : kind.ToLowerInvariant();
}
