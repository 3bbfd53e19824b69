namespace ComplianceGrains.Host.Tests.Starting;

/// <summary>How a start has ended.</summary>
internal sealed record StartedEnd(int Exit, string Output, string Error)
{
    /// <summary>The one sentence in which a start that failed said why.</summary>
    public string Sentence
    {
        get
        {
            Assert.True(Exit == 1, ToString());
            Assert.DoesNotContain("   at ", Output + Error, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", Output + Error, StringComparison.Ordinal);
            var line = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.StartsWith("The host does not start: ", line, StringComparison.Ordinal);
            // Besides, only the steps that it came to, and what the check of stored data met at the same time.
            Assert.All(Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), step => Assert.Matches("^ *[0-9]+[.][0-9] s  | critical ComplianceGrains[.]Grains[.]Integrity[.]", step));
            return line;
        }
    }

    public override string ToString() => $"It ended with {Exit}:\n{Output}\n{Error}";
}
