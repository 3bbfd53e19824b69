using ComplianceGrains.Host.Features;

namespace ComplianceGrains.Host.Http;

/// <summary>How much one principal may ask, and one address that names none.</summary>
internal sealed class RateLimitOptions : ICheckedOptions
{
    public static string Section => "RateLimits";

    public static string Wanted => "Principal and Address have PerSecond and Burst each: whole numbers of requests, 1 or more.";

    /// <summary>Of one principal.</summary>
    public Rate Principal { get; set; } = new() { PerSecond = 2000, Burst = 4000 };

    /// <summary>Of one address.</summary>
    public Rate Address { get; set; } = new() { PerSecond = 100, Burst = 500 };

    public string? Objection => Principal.Objection("Principal") ?? Address.Objection("Address");

    /// <summary>How many requests a bucket refills with every second, and how many it holds.</summary>
    internal sealed class Rate
    {
        /// <summary>Requests a second.</summary>
        public int PerSecond { get; set; }

        /// <summary>Requests at once.</summary>
        public int Burst { get; set; }

        /// <summary>What is wrong with it, or null.</summary>
        public string? Objection(string of) =>
            PerSecond < 1 ? $"{Section}:{of}:PerSecond is {PerSecond}." : Burst < 1 ? $"{Section}:{of}:Burst is {Burst}." : null;
    }
}
