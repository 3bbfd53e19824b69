namespace ComplianceGrains.Drills.Hosting;

/// <summary>One life of the program, from its start until it ends or is ended. Disposed of, it has ended, if need be without a chance to finish anything.</summary>
public interface IHostLife : IDisposable
{
    /// <summary>The process that it lives in.</summary>
    int ProcessId { get; }

    /// <summary>Whether it has ended, and everything that it wrote was handed over.</summary>
    bool HasExited { get; }

    /// <summary>What it ended with.</summary>
    int ExitCode { get; }

    /// <summary>SIGKILL.</summary>
    void Kill();

    /// <summary>SIGTERM, and waits.</summary>
    Task StopAsync();
}
