using ComplianceGrains.Evidence.Exports;
using ComplianceGrains.Evidence.Exports.Writing;
using ComplianceGrains.Evidence.Lifecycle;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>Histories to export.</summary>
internal static class Histories
{
    public const long From = Firm.Start + 10 * Firm.Day;
    public const long To = Firm.Start + 40 * Firm.Day;

    /// <summary>Two jurisdictions over 60 days with everything: r, an earlier export, shredded compartments, a deleted entry, a lifted hold, a later pack version.</summary>
    public static Firm Rich()
    {
        var firm = new Firm();
        firm.Open("de");
        firm.Open("sg");
        for (var day = 0; day < 60; day++)
        {
            firm.Clock = Firm.Start + day * Firm.Day + 1000;
            firm.Decide("de", $"customer/{day % 7}", (day % 5) switch { 3 => Firm.Disposed, 4 => Firm.Bare, _ => Firm.Wallet });
            if (day % 3 == 0)
                firm.Decide("sg", $"customer/{day % 4}");
            if (day % 15 == 0)
                firm.Decide("de", $"suspicion/{day}", Firm.Str);
            if (day == 5)
                firm.Produce("EXP-1", 0, firm.Clock - 2 * Firm.Day);
            if (day == 50)
                firm.Produce("EXP-2", 0, firm.Clock - 2 * Firm.Day);
        }
        var actor = firm.Decisions("de").Cores[20].Draft.Actor;
        firm.Say("de", LifecycleKinds.HoldPlaced, new LifecycleRef.HoldChanged(actor, "H-1"));
        firm.Say("de", LifecycleKinds.HoldLifted, new LifecycleRef.HoldChanged(actor, "H-1"));
        firm.Clock += 400 * Firm.Day;
        firm.Shred(firm.Decisions("de"), "p1", 30, 15, 20, 21, 55);
        firm.Delete(firm.Decisions("de"), 30, 12, 17);
        firm.Clock += Firm.Day;
        return firm;
    }

    public static ExportRequest Export(Firm firm, ExportScope? scope = null, Statement? forged = null, string id = "EXP-3") => firm.Produce(id, From, To, scope, forged);

    /// <summary>One jurisdiction, few entries; quick to forge on.</summary>
    public static Firm Small(params string[] unpublished)
    {
        var firm = new Firm();
        firm.Open("de", unpublished);
        firm.Clock = From + Firm.Day;
        return firm;
    }

    /// <summary>Exports after the period's end.</summary>
    public static async Task<byte[]> ExportSmallAsync(Firm firm)
    {
        firm.Clock = Math.Max(firm.Clock, To + Firm.Day);
        return await firm.WriteAsync(Export(firm));
    }
}
