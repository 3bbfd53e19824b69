using System.Globalization;
using ComplianceGrains.Screening.Embedded;

namespace ComplianceGrains.Screening.Matching;

/// <summary>
/// The curve from raw ratio to calibrated score, kept with the engine's version. Strictly increasing, so it never
/// changes a ranking, and 1 stays 1.
/// </summary>
internal static class Calibration
{
    private static readonly (float Raw, float Score)[] Curve = [.. Resource.Lines("calibration.txt")
        .Where(line => char.IsAsciiDigit(line[0]))
        .Select(line => line.Split(' '))
        .Select(cells => (float.Parse(cells[0], CultureInfo.InvariantCulture), float.Parse(cells[1], CultureInfo.InvariantCulture)))];

    /// <summary>Id of the curve; it is cited beside every score.</summary>
    public static string Id { get; } = Resource.Lines("calibration.txt").Single(line => line.StartsWith("id ", StringComparison.Ordinal))[3..];

    public static float Score(float raw) => Map(raw, point => point.Raw, point => point.Score);

    /// <summary>The raw ratio that gives a score.</summary>
    public static float Raw(float score) => Map(score, point => point.Score, point => point.Raw);

    private static float Map(float value, Func<(float Raw, float Score), float> from, Func<(float Raw, float Score), float> to)
    {
        for (var i = 1; i < Curve.Length; i++)
            if (value <= from(Curve[i]))
            {
                var share = (value - from(Curve[i - 1])) / (from(Curve[i]) - from(Curve[i - 1]));
                return to(Curve[i - 1]) + Math.Max(0, share) * (to(Curve[i]) - to(Curve[i - 1]));
            }

        return 1f;
    }
}
