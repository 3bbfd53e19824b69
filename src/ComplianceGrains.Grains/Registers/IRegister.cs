namespace ComplianceGrains.Grains.Registers;

/// <summary>A register of any kind of actors, for whoever has it forget.</summary>
public interface IRegister
{
    /// <summary>Forgets everybody; who is still there is read again when somebody asks. For when somebody's values were destroyed.</summary>
    Task ForgetAsync(CancellationToken cancellation = default);
}
