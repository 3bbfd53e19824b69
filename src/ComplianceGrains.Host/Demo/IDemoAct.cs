namespace ComplianceGrains.Host.Demo;

/// <summary>What one kind of actor shows in the demo: invented ones that go through every outcome.</summary>
internal interface IDemoAct
{
    /// <summary>When it is shown: wallets need their customers.</summary>
    int Order { get; }

    /// <summary>How many it shows, in words.</summary>
    string Says { get; }

    /// <summary>Plays those who come before the list does.</summary>
    Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Plays each, and gives who it was, how it ended and how it should have.</summary>
    IAsyncEnumerable<DemoEnd> PlayAsync(CancellationToken cancellation);
}

/// <summary>How one of the cast ended.</summary>
/// <param name="Id">Who.</param>
/// <param name="End">How they ended.</param>
/// <param name="Told">How they should have.</param>
internal sealed record DemoEnd(string Id, string End, string Told);
