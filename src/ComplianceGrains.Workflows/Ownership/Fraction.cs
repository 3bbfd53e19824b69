using System.Globalization;
using System.Numerics;

namespace ComplianceGrains.Workflows.Ownership;

/// <summary>An exact fraction in lowest terms: thirds add up to the whole. Its default is nought.</summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    private const int DecimalsShown = 4;

    /// <summary>One less than the denominator, so that what was never set is nought and not a division by it.</summary>
    private readonly BigInteger _beyondOne;

    /// <summary>Of two whole numbers.</summary>
    /// <exception cref="DivideByZeroException">The denominator is nought.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException("A fraction has no denominator of nought.");
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _beyondOne = (denominator / divisor) - 1;
    }

    /// <summary>0.</summary>
    public static Fraction None => default;

    /// <summary>1.</summary>
    public static Fraction Whole => new(1, 1);

    /// <summary>1/2.</summary>
    public static Fraction Half => new(1, 2);

    /// <summary>Carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>At least 1.</summary>
    public BigInteger Denominator => _beyondOne + 1;

    /// <summary>Whether it is more than nought.</summary>
    public bool IsPositive => Numerator.Sign > 0;

    /// <summary>A percentage, exactly.</summary>
    public static Fraction OfPercent(decimal percent)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(percent, bits);
        var digits = new BigInteger(new decimal(bits[0], bits[1], bits[2], percent < 0, 0));
        return new Fraction(digits, BigInteger.Pow(10, (bits[3] >> 16) & 0xff) * 100);
    }

    /// <summary>The smaller of two.</summary>
    public static Fraction Min(Fraction one, Fraction other) => one <= other ? one : other;

    /// <summary>The larger of two.</summary>
    public static Fraction Max(Fraction one, Fraction other) => one >= other ? one : other;

    /// <summary>The sum of all; nought of none.</summary>
    public static Fraction Sum(IEnumerable<Fraction> all) => all.Aggregate(None, (sum, each) => sum + each);

    /// <summary>Added.</summary>
    public static Fraction operator +(Fraction one, Fraction other) =>
        new((one.Numerator * other.Denominator) + (other.Numerator * one.Denominator), one.Denominator * other.Denominator);

    /// <summary>Taken away.</summary>
    public static Fraction operator -(Fraction one, Fraction other) =>
        new((one.Numerator * other.Denominator) - (other.Numerator * one.Denominator), one.Denominator * other.Denominator);

    /// <summary>Multiplied.</summary>
    public static Fraction operator *(Fraction one, Fraction other) => new(one.Numerator * other.Numerator, one.Denominator * other.Denominator);

    /// <summary>Divided.</summary>
    /// <exception cref="DivideByZeroException">The other is nought.</exception>
    public static Fraction operator /(Fraction one, Fraction other) => new(one.Numerator * other.Denominator, one.Denominator * other.Numerator);

    /// <summary>Less.</summary>
    public static bool operator <(Fraction one, Fraction other) => one.CompareTo(other) < 0;

    /// <summary>More.</summary>
    public static bool operator >(Fraction one, Fraction other) => one.CompareTo(other) > 0;

    /// <summary>At most.</summary>
    public static bool operator <=(Fraction one, Fraction other) => one.CompareTo(other) <= 0;

    /// <summary>At least.</summary>
    public static bool operator >=(Fraction one, Fraction other) => one.CompareTo(other) >= 0;

    /// <summary>Added.</summary>
    public Fraction Add(Fraction other) => this + other;

    /// <summary>Taken away.</summary>
    public Fraction Subtract(Fraction other) => this - other;

    /// <summary>Multiplied.</summary>
    public Fraction Multiply(Fraction other) => this * other;

    /// <summary>Divided.</summary>
    public Fraction Divide(Fraction other) => this / other;

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary><c>1/3</c>, or a whole number.</summary>
    public override string ToString() => Denominator.IsOne ? Numerator.ToString(CultureInfo.InvariantCulture) : $"{Numerator.ToString(CultureInfo.InvariantCulture)}/{Denominator.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>As a percentage for people: <c>12.5 %</c>; what has no end in four decimals is a fraction, with about how much that is.</summary>
    public string InWords
    {
        get
        {
            var unit = BigInteger.Pow(10, DecimalsShown);
            var (units, rest) = BigInteger.DivRem(Numerator * 100 * unit, Denominator);
            var about = $"{((decimal)units / (decimal)unit).ToString("0.####", CultureInfo.InvariantCulture)} %";
            return rest.IsZero ? about : $"{this} (about {about})";
        }
    }
}
