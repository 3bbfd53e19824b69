using System.Globalization;
using ComplianceGrains.Host.Features;
using ComplianceGrains.Workflows.Transfers;
using ComplianceGrains.Workflows.Transfers.Events;
using NodaTime;
using NodaTime.Text;

namespace ComplianceGrains.Host.Transfers;

/// <summary>Which assets there are, and what currencies are worth.</summary>
internal sealed class TransfersOptions : ICheckedOptions
{
    public static string Section => "Transfers";

    public static string Wanted =>
        "Transfers:Assets is a list of { Id (CAIP-19), Symbol, Decimals (0 to 28), Kinds (in the words of the packs' catalogue, such as anonymity-enhanced) }; Transfers:Rates one of { From, To (ISO 4217), Rate (above 0), Source, At (such as 2026-11-02T09:00:00Z) }; Transfers:RateMaxAgeHours is 1 to 8760, Transfers:DataWithinHours 1 to 2160.";

    /// <summary>Besides those that are known anyway.</summary>
    public IList<AssetSetting> Assets { get; } = [];

    /// <summary>Rates of the firm, source by source.</summary>
    public IList<RateSetting> Rates { get; } = [];

    /// <summary>How old a rate may be when it is used.</summary>
    public int RateMaxAgeHours { get; set; } = (int)RateTable.Usual.TotalHours;

    /// <summary>How long missing travel-rule data are waited for before people look.</summary>
    public int DataWithinHours { get; set; } = (int)TransferTerms.Usual.DataWithin.TotalHours;

    public string? Objection =>
        RateMaxAgeHours is < 1 or > 8760 ? $"Transfers:RateMaxAgeHours is {RateMaxAgeHours}."
        : DataWithinHours is < 1 or > 2160 ? $"Transfers:DataWithinHours is {DataWithinHours}."
        : Assets.Any(asset => string.IsNullOrWhiteSpace(asset.Id) || !asset.Id.Contains('/', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(asset.Symbol) || asset.Decimals is < 0 or > 28) ? "One of Transfers:Assets cannot be used."
        : Rates.Any(rate => rate.Read() is null) ? "One of Transfers:Rates cannot be used."
        : null;

    public AssetTable ToAssets() => new(Assets.Select(asset => new Asset(asset.Id!, asset.Symbol!, asset.Decimals) { Kinds = [.. asset.Kinds] }));

    public TransferTerms ToTerms() => new(Duration.FromHours(DataWithinHours));

    public RateTable ToRates() => new([.. Rates.Select(rate => rate.Read()!)], Duration.FromHours(RateMaxAgeHours));

    internal sealed class AssetSetting
    {
        public string? Id { get; set; }

        public string? Symbol { get; set; }

        public int Decimals { get; set; } = -1;

        public IList<string> Kinds { get; } = [];
    }

    internal sealed class RateSetting
    {
        public string? From { get; set; }

        public string? To { get; set; }

        public string? Rate { get; set; }

        public string? Source { get; set; }

        public string? At { get; set; }

        /// <summary>The rate, exactly as it is written; null if it cannot be used.</summary>
        public ConversionRecord? Read() =>
            From is { Length: 3 } from && To is { Length: 3 } to && !string.IsNullOrWhiteSpace(Source)
            && decimal.TryParse(Rate, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate > 0
            && InstantPattern.ExtendedIso.Parse(At ?? "") is { Success: true } at
                ? new ConversionRecord(from, to, rate, Source, at.Value)
                : null;
    }
}
